//! The two quotas, told.

use super::Racconto;
use super::base::Quale;
use crate::aritmetica::{self, italiano};
use crate::esito::Esito;
use crate::l68_1999::art03_quota::{Classe, fonte_riparto};
use crate::l68_1999::art03_sospensione;
use crate::l68_1999::art18_categorie_protette;
use crate::parametri::Letto;
use crate::quota::conteggio::{Dovuta, Territorio};
use crate::voce::Voce;
use mirato_domain::Frazione;
use mirato_domain::situazione::TipoSospensione;

impl Racconto<'_> {
    /// Units of art. 3 due.
    pub(super) fn quota_art3(&self) -> Voce {
        let regole = &self.conteggio.regole.art03;
        let (id, classe, quota) = (self.id("quota_art3"), self.conteggio.classe, &self.territorio.art3);
        let soglia = regole.soglia(classe);
        let base_nazionale = self.conteggio.nazionale.computo.base_art3();
        let voce = Voce::nuova(id.clone(), "Quota di riserva art. 3")
            .valore(quota.dovuta, "unità")
            .spiega(self.spiega_quota(quota, classe == Classe::Oltre50, classe.nome()))
            .cita(classe.fonte())
            .figlia(
                Voce::nuova(format!("{id}.classe"), format!("Classe: {}", classe.nome()))
                    .valore(base_nazionale, "lavoratori")
                    .spiega("La classe si legge sulla base nazionale.")
                    .cita(classe.fonte())
                    .legge(soglia.letto.clone()),
            );
        let voce = match classe {
            Classe::Oltre50 => self.percentuale(voce, &regole.aliquota, quota, self.territorio.computo.base_art3()),
            Classe::Da36A50 => self.fissa(voce, &regole.fissa_36_50),
            Classe::Da15A35 => self.fissa(voce, &regole.fissa_15_35),
            Classe::NonSoggetto => voce,
        };
        let voce = voce.figlia(self.base(Quale::Art3)).figlie(self.altre_classi(&id));
        self.riparto(voce, quota, classe == Classe::Oltre50).figlia(self.sospesa(quota, "quota_art3_sospesa", true))
    }

    /// Units of art. 18 due.
    pub(super) fn quota_art18(&self) -> Voce {
        let regole = &self.conteggio.regole.art18;
        let (id, quota) = (self.id("quota_art18"), &self.territorio.art18);
        let base_nazionale = self.conteggio.nazionale.computo.base_art18();
        let percento = regole.in_percentuale(base_nazionale);
        let fascia = if percento {
            "oltre 150 lavoratori"
        } else if base_nazionale >= regole.soglia.valore {
            "da 51 a 150 lavoratori"
        } else {
            "fino a 50 lavoratori"
        };
        let soglia = if percento { &regole.soglia_percentuale } else { &regole.soglia };
        let voce = Voce::nuova(id.clone(), "Quota di riserva art. 18")
            .valore(quota.dovuta, "unità")
            .spiega(self.spiega_quota(quota, percento, fascia))
            .cita(art18_categorie_protette::fonte())
            .figlia(
                Voce::nuova(format!("{id}.fascia"), format!("Fascia: {fascia}"))
                    .valore(base_nazionale, "lavoratori")
                    .cita(art18_categorie_protette::fonte())
                    .legge(soglia.letto.clone()),
            );
        let voce = match regole.quota_di_riserva(base_nazionale) {
            Esito::Valore(_) if percento => {
                self.percentuale(voce, &regole.aliquota, quota, self.territorio.computo.base_art18())
            }
            Esito::Valore(_) => self.fissa(voce, &regole.fissa),
            _ => voce,
        };
        let voce = voce.figlia(self.base(Quale::Art18));
        self.riparto(voce, quota, percento).figlia(self.sospesa(
            quota,
            "quota_art18_sospesa",
            self.conteggio.regole.sospensione.anche_art18,
        ))
    }

    /// What was done, in one sentence: the same that a difference from the prospetto shows.
    fn spiega_quota(&self, quota: &Dovuta, percento: bool, classe: &str) -> String {
        let propria = quota.propria.unita;
        let (somma, nazionale) = self.somme(quota);
        let scarto = quota.riallineata - propria;
        if self.provincia.is_none() && nazionale == 0 {
            "Non è dovuta alcuna unità.".to_owned()
        } else if !percento {
            match (self.provincia, self.sede_legale()) {
                (None, _) => format!("Il datore ha {classe}: le unità dovute sono fisse."),
                (_, true) => format!("Con {classe} la quota spetta tutta alla provincia della sede legale."),
                _ => format!("Con {classe} la quota spetta tutta alla sede legale: qui non è dovuto nulla."),
            }
        } else if scarto > 0 {
            format!(
                "Le province sommano {somma}, la quota nazionale è {nazionale}: {} alla sede legale.",
                vanno(scarto)
            )
        } else if scarto < 0 {
            format!(
                "Le province sommano {somma}, la quota nazionale è {nazionale}: qui {} per il resto decimale.",
                tolte(-scarto)
            )
        } else {
            format!("Con {classe} la quota è una percentuale della base, arrotondata.")
        }
    }

    /// The units of the provinces before they are brought to the country's, and the country's.
    fn somme(&self, quota: &Dovuta) -> (i64, i64) {
        let art3 = std::ptr::eq(quota, &raw const self.territorio.art3);
        let leggi = |dovuta: &Territorio| if art3 { dovuta.art3 } else { dovuta.art18 };
        let somma = self.conteggio.province.iter().map(|provincia| leggi(provincia).propria.unita).sum();
        (somma, leggi(&self.conteggio.nazionale).propria.unita)
    }

    fn percentuale(&self, voce: Voce, aliquota: &Letto<Frazione>, quota: &Dovuta, base: i64) -> Voce {
        let id = voce.id.clone();
        voce.conto(format!(
            "{} × {base} = {} → {}",
            aliquota.letto.valore,
            italiano(quota.propria.esatta),
            quota.propria.unita
        ))
        .figlia(
            Voce::nuova(format!("{id}.aliquota"), "Aliquota")
                .valore(&aliquota.letto.valore, "")
                .cita(aliquota.citazione())
                .legge(aliquota.letto.clone()),
        )
        .figlia(quota.propria.voce(&id, aliquota, base))
    }

    fn fissa(&self, voce: Voce, unita: &Letto<i64>) -> Voce {
        let id = format!("{}.fissa", voce.id);
        voce.figlia(
            Voce::nuova(id, "Unità fisse")
                .valore(unita.valore, "unità")
                .cita(unita.citazione())
                .legge(unita.letto.clone()),
        )
    }

    /// The branches of art. 3 c. 1 that do not apply.
    fn altre_classi(&self, id: &str) -> Vec<Voce> {
        let base = self.conteggio.nazionale.computo.base_art3();
        let altre = [Classe::Oltre50, Classe::Da36A50, Classe::Da15A35]
            .into_iter()
            .filter(|classe| *classe != self.conteggio.classe);
        let voce = |classe: Classe| {
            let motivo = format!("la base nazionale è {base}");
            Voce::rifiutata(format!("{id}.classe.{}", classe as u8), format!("Regola {}", classe.nome()), motivo)
                .cita(classe.fonte())
        };
        altre.map(voce).collect()
    }

    /// How the provinces are brought to the national figure.
    fn riparto(&self, voce: Voce, quota: &Dovuta, percento: bool) -> Voce {
        let (id, nome) = (format!("{}.riallineamento", voce.id), "Riallineamento fra province");
        let (somma, nazionale) = self.somme(quota);
        let scarto = quota.riallineata - quota.propria.unita;
        if self.provincia.is_none() {
            return voce;
        }
        if !percento {
            let motivo = "la quota non si divide: spetta tutta alla sede legale";
            return voce.figlia(Voce::rifiutata(id, nome, motivo).cita(fonte_riparto()));
        }
        if scarto == 0 {
            let motivo = if somma == nazionale {
                format!("la somma provinciale ({somma}) coincide già con la quota nazionale")
            } else {
                format!(
                    "le province sommano {somma} e la quota nazionale è {nazionale}, ma la differenza riguarda un'altra provincia"
                )
            };
            return voce.figlia(Voce::rifiutata(id, nome, motivo).cita(fonte_riparto()));
        }
        let mut riga = Voce::nuova(id, nome)
            .valore(aritmetica::con_segno(scarto), "unità")
            .spiega(self.spiega_quota(quota, true, ""))
            .conto(format!(
                "{} {} {} = {}",
                quota.propria.unita,
                if scarto < 0 { '−' } else { '+' },
                scarto.abs(),
                quota.riallineata
            ))
            .cita(fonte_riparto());
        if scarto < 0 {
            riga = riga.legge(self.conteggio.regole.art03.eccedenza_letta.letto.clone());
        }
        voce.figlia(riga)
    }

    /// The units suspended, or why none is.
    fn sospesa(&self, quota: &Dovuta, figura: &str, estesa: bool) -> Voce {
        let (id, nome) = (self.id(figura), "Sospensione degli obblighi");
        let sospese = self.conteggio.province.iter().any(|provincia| provincia.sospensione.valore().is_some());
        let rifiutata = |motivo: String| Voce::rifiutata(&id, nome, motivo).cita(art03_sospensione::fonte());
        if !estesa {
            let scelta = self.conteggio.regole.sospensione.anche_art18_letto.letto.clone();
            return rifiutata("l'ufficio non la estende alla quota dell'art. 18".to_owned()).legge(scelta);
        }
        let voce = Voce::nuova(id.clone(), nome).valore(quota.sospesa(), "unità").cita(art03_sospensione::fonte());
        match (&self.territorio.sospensione, self.provincia) {
            (_, None) if sospese => voce.spiega("Sono le unità sospese nelle province.").conto(format!(
                "{} − {} = {}",
                quota.riallineata,
                quota.sospesa(),
                quota.dovuta
            )),
            (Esito::Valore(attivita), Some(_)) => {
                let voce = voce
                    .spiega(spiega_sospensione(attivita.tipo))
                    .conto(format!(
                        "{} × {} = {} → {}",
                        quota.riallineata,
                        italiano(attivita.parte),
                        italiano(attivita.dovuta_esatta(quota.riallineata)),
                        quota.dovuta
                    ))
                    .cita(aritmetica::fonte());
                voce.legge(self.conteggio.regole.sospensione.denominatore_letto.letto.clone())
            }
            (esito, _) => rifiutata(esito.motivo().unwrap_or_default().into_owned()),
        }
    }
}

fn spiega_sospensione(tipo: TipoSospensione) -> String {
    let nome = art03_sospensione::nome(tipo);
    match tipo {
        TipoSospensione::LicenziamentoCollettivo => {
            format!("Per {nome} gli obblighi sono sospesi per intero, su tutto il territorio nazionale.")
        }
        TipoSospensione::Fallimento => format!("Per {nome} gli obblighi della provincia sono sospesi per intero."),
        _ => format!("Per {nome} la quota della provincia si riduce in proporzione al lavoro sospeso."),
    }
}

fn vanno(unita: i64) -> String {
    if unita == 1 { "l'unità va".to_owned() } else { format!("{unita} unità vanno") }
}

fn tolte(unita: i64) -> String {
    if unita == 1 { "se ne toglie una".to_owned() } else { format!("se ne tolgono {unita}") }
}
