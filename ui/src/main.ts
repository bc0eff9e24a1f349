import { mount } from 'svelte';
import App from './App.svelte';
import './stile/index.css';

const radice = document.getElementById('app');
if (radice) mount(App, { target: radice });
