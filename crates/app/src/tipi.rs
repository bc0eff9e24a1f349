//! TypeScript types of the interface, generated from the table of commands.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::{Config, TS, TypeVisitor};

/// Collects the declarations of a type and of all it names.
struct Raccolta {
    config: Config,
    dichiarazioni: BTreeMap<String, String>,
    visitati: BTreeSet<TypeId>,
    doppi: BTreeSet<String>,
}

impl TypeVisitor for Raccolta {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.visitati.insert(TypeId::of::<T>()) {
            return;
        }
        // A type without an output path is one of TypeScript's own, or a wrapper such as Vec or Option.
        if T::output_path().is_some() {
            let nome = T::ident(&self.config);
            let dichiarazione = format!("export {}", T::decl(&self.config));
            // JSON values come under two Rust types with one declaration: no harm in that.
            if self.dichiarazioni.get(&nome).is_some_and(|altra| *altra != dichiarazione) {
                self.doppi.insert(nome.clone());
            }
            self.dichiarazioni.insert(nome, dichiarazione);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! raccogli {
    ($($nome:ident($richiesta:ty) -> $risposta:ty = $funzione:path;)*) => {
        fn raccogli(raccolta: &mut Raccolta) -> String {
            #[allow(unused_imports)]
            use crate::api::*;
            let mut comandi = String::new();
            $(
                raccolta.visit::<$richiesta>();
                raccolta.visit::<$risposta>();
                comandi.push_str(&format!(
                    "  {}: {{ richiesta: {}; risposta: {} }};\n",
                    stringify!($nome),
                    <$richiesta as TS>::name(&raccolta.config),
                    <$risposta as TS>::name(&raccolta.config),
                ));
            )*
            comandi
        }
    };
}

crate::comandi::elenco_comandi!(raccogli);

/// The whole of `ui/src/lib/generati/tipi.ts`.
///
/// # Errors
/// The names that two Rust types share: in TypeScript one would silently take the other's place.
pub fn tipi_typescript() -> Result<String, BTreeSet<String>> {
    let mut raccolta = Raccolta {
        config: Config::new().with_large_int("number"),
        dichiarazioni: BTreeMap::new(),
        visitati: BTreeSet::new(),
        doppi: BTreeSet::new(),
    };
    let comandi = raccogli(&mut raccolta);
    raccolta.visit::<mirato_domain::Errore>();
    if !raccolta.doppi.is_empty() {
        return Err(raccolta.doppi);
    }
    let dichiarazioni: Vec<_> = raccolta.dichiarazioni.into_values().collect();
    Ok(format!(
        "// Generato da `cargo xtask tipi`: non modificare.\n\n{}\n\n/** Ogni comando con la sua richiesta e la sua risposta. */\nexport interface Comandi {{\n{comandi}}}\n",
        dichiarazioni.join("\n\n"),
    ))
}
