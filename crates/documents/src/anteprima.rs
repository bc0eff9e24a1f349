//! Pages as images, for the preview in the window and for printing.

use crate::errore::ErroreDocumento;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

/// Widest image that is drawn: an A4 page at 600 dots per inch.
const LARGHEZZA_MASSIMA: u32 = 4_961;

/// Every page of a PDF as a PNG of the given width in pixels.
///
/// # Errors
/// [`ErroreDocumento::Anteprima`] if the bytes are not a PDF or the width is not from 1 to 4961.
pub fn pagine_png(pdf: &[u8], larghezza_px: u32) -> Result<Vec<Vec<u8>>, ErroreDocumento> {
    if larghezza_px == 0 || larghezza_px > LARGHEZZA_MASSIMA {
        let motivo = format!("la larghezza va da 1 a {LARGHEZZA_MASSIMA} punti");
        return Err(ErroreDocumento::Anteprima(motivo));
    }
    let pdf =
        Pdf::new(pdf.to_vec()).map_err(|_| ErroreDocumento::Anteprima("il file non è un PDF leggibile".to_owned()))?;
    let cache = RenderCache::new();
    let interprete = InterpreterSettings::default();
    let disegno = RenderSettings::default();
    pdf.pages()
        .iter()
        .map(|pagina| {
            let (larghezza, _) = pagina.render_dimensions();
            // A hair more than the exact scale: the renderer truncates to whole pixels. At most 4961: exact in f32.
            let scala = (larghezza_px as f32 + 0.01) / larghezza;
            let misure = PixmapSettings { x_scale: scala, y_scale: scala, bg_color: WHITE };
            render(pagina, &cache, &interprete, &disegno, &misure)
                .into_png()
                .map_err(|errore| ErroreDocumento::Anteprima(errore.to_string()))
        })
        .collect()
}
