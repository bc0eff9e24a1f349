//! How the fee was reckoned, period by period.

use super::fonte;
use super::periodo::{ContoPeriodo, Regole};
use super::richiesta::RichiestaContributo;
use crate::aritmetica::{self, Esatta, arrotonda, con_segno, italiano};
use crate::calendario::GiorniFestivi;
use crate::errore::italiana;
use crate::fonte::Fonte;
use crate::l68_1999::art03_quota::{self, Classe};
use crate::l68_1999::{art03_sospensione, art05_esoneri};
use crate::voce::Voce;
use mirato_domain::Euro;

/// The root of the tree.
pub(super) fn radice(totale: Euro) -> Voce {
    Voce::nuova("contributo", "Contributo esonerativo")
        .valore(totale.italiano(), "")
        .spiega(
            "Per ogni periodo: unità esonerate × giorni lavorativi × importo giornaliero. Un periodo si apre quando \
             qualcosa cambia. Il contributo è dovuto dalla domanda.",
        )
        .cita(fonte())
}

/// A period.
pub(super) fn periodo(
    numero: usize,
    regole: &Regole,
    richiesta: &RichiestaContributo,
    conto: &ContoPeriodo,
    festivi: &GiorniFestivi,
) -> Voce {
    let uno = &conto.periodo;
    let id = format!("periodo.{numero}");
    let perche = if uno.eventi.is_empty() { "primo giorno".to_owned() } else { uno.eventi.join("; ") };
    let nome = format!("Dal {} al {}", italiana(&uno.dal), italiana(&uno.al));
    Voce::nuova(&id, nome)
        .valore(uno.importo.italiano(), "")
        .spiega(format!("Il periodo si apre per: {perche}."))
        .conto(format!(
            "{} unità × {} giorni × {} = {}",
            uno.unita_esonerate,
            uno.giorni_lavorativi,
            uno.importo_giornaliero.italiano(),
            uno.importo.italiano()
        ))
        .cita(fonte())
        .figlia(quota(&id, regole, richiesta, conto))
        .figlia(massimo(&id, regole, richiesta, conto))
        .figlia(scoperti(&id, richiesta, conto))
        .figlia(
            Voce::nuova(format!("{id}.unita_esonerate"), "Unità esonerate")
                .valore(uno.unita_esonerate, "unità")
                .spiega("È il minore fra le unità scoperte e il massimo che si può esonerare.")
                .conto(format!("minore fra {} e {} = {}", uno.scoperti, uno.massimo_esonerabili, uno.unita_esonerate))
                .cita(art05_esoneri::fonte()),
        )
        .figlia(festivi.spiega(uno.dal, uno.al))
        .figlia(
            Voce::nuova(format!("{id}.importo_giornaliero"), "Importo giornaliero")
                .valore(uno.importo_giornaliero.italiano(), "")
                .spiega("Per ogni unità e per ogni giorno lavorativo.")
                .cita(regole.importo.citazione())
                .legge(regole.importo.letto.clone()),
        )
}

fn quota(id: &str, regole: &Regole, richiesta: &RichiestaContributo, conto: &ContoPeriodo) -> Voce {
    let uno = &conto.periodo;
    let id = format!("{id}.quota");
    let fonte_classe = richiesta.classe.fonte();
    let piena = match richiesta.classe {
        Classe::Oltre50 => conto.piena.voce(&id, &regole.art03.aliquota, uno.base_computo).cita(fonte_classe),
        Classe::NonSoggetto => {
            Voce::rifiutata(format!("{id}.fissa"), "Quota della classe", "meno di 15 lavoratori computabili")
        }
        Classe::Da15A35 | Classe::Da36A50 => Voce::nuova(format!("{id}.fissa"), "Quota della classe")
            .valore(conto.piena.unita, "unità")
            .spiega(format!("Datore con {}: la quota è fissa.", richiesta.classe.nome()))
            .cita(fonte_classe),
    };
    Voce::nuova(&id, "Quota di riserva")
        .valore(uno.quota, "unità")
        .spiega(format!(
            "Base della provincia {} lavoratori; datore con {}.",
            uno.base_computo,
            richiesta.classe.nome()
        ))
        .figlia(piena)
        .figlia(sospensione(&id, conto))
        .figlia(riallineamento(&id, richiesta))
}

fn sospensione(id: &str, conto: &ContoPeriodo) -> Voce {
    let (id, nome) = (format!("{id}.sospensione"), "Sospensione degli obblighi");
    let Some(attiva) = conto.attiva else {
        return Voce::rifiutata(id, nome, "nessuna sospensione in corso").cita(art03_sospensione::fonte());
    };
    let piena = conto.piena.unita;
    let esatta = attiva.dovuta_esatta(piena);
    Voce::nuova(id, nome)
        .valore(arrotonda(esatta), "unità")
        .spiega(format!("Per {} resta dovuta questa parte della quota.", art03_sospensione::nome(attiva.tipo)))
        .conto(format!("{} × {piena} = {} → {}", attiva.parte, italiano(esatta), arrotonda(esatta)))
        .cita(art03_sospensione::fonte())
        .cita(aritmetica::fonte())
}

fn riallineamento(id: &str, richiesta: &RichiestaContributo) -> Voce {
    let (id, nome) = (format!("{id}.riallineamento"), "Riallineamento alla quota nazionale");
    match richiesta.riallineamento {
        0 => Voce::rifiutata(id, nome, "la somma delle province è già la quota nazionale"),
        unita => Voce::nuova(id, nome)
            .valore(con_segno(unita), "unità")
            .spiega("Unità che la quota nazionale aggiunge o toglie alla provincia; restano ferme nell'anno."),
    }
    .cita(art03_quota::fonte_riparto())
}

fn massimo(id: &str, regole: &Regole, richiesta: &RichiestaContributo, conto: &ContoPeriodo) -> Voce {
    let uno = &conto.periodo;
    let (id, nome) = (format!("{id}.massimo_esonerabili"), "Massimo che si può esonerare");
    let autocertificati = richiesta.autocertificati_60_per_mille;
    let tetto = regole.massimo(richiesta.settore_80);
    let Some(stato) = uno.stato else {
        return Voce::rifiutata(id, nome, "nel periodo non c'è un esonero").cita(art05_esoneri::fonte());
    };
    let da_dove = match stato {
        super::StatoPercentuale::Richiesta => {
            "Conta la percentuale chiesta, fino al giorno prima della decisione.".to_owned()
        }
        super::StatoPercentuale::Concessa => "Conta la percentuale concessa, dal giorno della decisione.".to_owned(),
    };
    let oltre = if conto.dichiarata == uno.percentuale {
        String::new()
    } else {
        format!(" Il {}% supera il massimo del {}, che si conta al suo posto.", conto.dichiarata, tetto.letto.valore)
    };
    let voce = match richiesta.classe {
        Classe::NonSoggetto | Classe::Da15A35 => {
            Voce::rifiutata(id, nome, "l'esonero si può chiedere solo da 36 lavoratori computabili")
        }
        Classe::Da36A50 => Voce::nuova(id, nome)
            .valore(uno.massimo_esonerabili, "unità")
            .spiega("Da 36 a 50 lavoratori si esonera al massimo un'unità, se la quota è intera.")
            .conto(format!("1 − {autocertificati} autocertificate 60 per mille = {}", uno.massimo_esonerabili))
            .cita(regole.esonero.massimo_36_50.citazione())
            .legge(regole.esonero.massimo_36_50.letto.clone()),
        Classe::Oltre50 => Voce::nuova(id, nome)
            .valore(uno.massimo_esonerabili, "unità")
            .spiega(format!("{da_dove}{oltre} Le unità autocertificate stanno nello stesso massimo."))
            .conto(conto_massimo(richiesta, conto))
            .cita(tetto.citazione())
            .cita(art05_esoneri::fonte_60_per_mille())
            .legge(tetto.letto.clone()),
    };
    voce.cita(art05_esoneri::fonte()).cita(aritmetica::fonte())
}

fn conto_massimo(richiesta: &RichiestaContributo, conto: &ContoPeriodo) -> String {
    let uno = &conto.periodo;
    let autocertificati = i64::from(richiesta.autocertificati_60_per_mille);
    let prodotto = format!("{}% × {}", uno.percentuale, uno.quota);
    if richiesta.autocertificati_prima_dell_arrotondamento {
        let meno = conto.esatte - Esatta::from_integer(i128::from(autocertificati));
        format!("{prodotto} − {autocertificati} = {} → {}", italiano(meno), uno.massimo_esonerabili)
    } else {
        let arrotondate = arrotonda(conto.esatte);
        format!(
            "{prodotto} = {} → {arrotondate}; {arrotondate} − {autocertificati} → {}",
            italiano(conto.esatte),
            uno.massimo_esonerabili
        )
    }
}

fn scoperti(id: &str, richiesta: &RichiestaContributo, conto: &ContoPeriodo) -> Voce {
    let uno = &conto.periodo;
    let compensate = match conto.compensate {
        0 => String::new(),
        1.. => format!(" + {} compensate in eccedenza", conto.compensate),
        _ => format!(" − {} compensate in riduzione", conto.compensate.unsigned_abs()),
    };
    Voce::nuova(format!("{id}.scoperti"), "Unità scoperte")
        .valore(uno.scoperti, "unità")
        .spiega("Unità che resterebbero da coprire senza l'esonero, mai sotto zero.")
        .conto(format!(
            "{} di quota − {} in forza − {} autocertificate − {} in convenzione{compensate} → {}",
            uno.quota, uno.disabili_in_forza, richiesta.autocertificati_60_per_mille, conto.posti, uno.scoperti
        ))
        .cita(Fonte::legge("L. 68/1999", "3", "1", ""))
}
