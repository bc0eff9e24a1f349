// Pages import the bridge from here; which one it is, the build decides (vite.config.ts).
export { ponte } from '$ponte-attivo';
export { comeErrore, type FiltroFile, type Ponte } from './ponte';
