//! scratch
use mirato_documents::Compositore;
use serde_json::Value;
use std::time::Instant;
fn cifra(seme: &mut u64) -> char {
    *seme = seme.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    char::from(b'1' + ((*seme >> 33) % 9) as u8)
}
fn cambia(valore: &mut Value, nome: &str, seme: &mut u64) {
    match valore {
        Value::String(testo) if ["valore", "conto", "spiega", "precisazione", "testo", "in_breve"].contains(&nome) => {
            *testo = testo.chars().map(|c| if c.is_ascii_digit() { cifra(seme) } else { c }).collect();
        }
        Value::Array(voci) => voci.iter_mut().for_each(|voce| cambia(voce, nome, seme)),
        Value::Object(voci) => {
            for (nome, voce) in voci.iter_mut().filter(|(nome, _)| !["cita", "parametri"].contains(&nome.as_str())) {
                cambia(voce, nome, seme);
            }
        }
        _ => {}
    }
}
fn main() {
    let n: u32 = std::env::args().nth(1).unwrap().parse().unwrap();
    let fili: u32 = std::env::args().nth(2).unwrap().parse().unwrap();
    let c = Compositore::nuovo().unwrap();
    let mut e: Value = serde_json::from_str(include_str!("../../../templates/ottemperanza/v1/example.json")).unwrap();
    if std::env::var("SENZA").is_ok() {
        e["calcolo"] = Value::Null;
    }
    let dati = |i: u32| {
        let mut d = e.clone();
        d["operatore"]["denominazione"] = format!("Officine Bricola {i} S.r.l.").into();
        d["atto"]["numero"] = (i + 1).into();
        let mut seme = i as u64 + 1;
        cambia(&mut d["premesse"], "", &mut seme);
        cambia(&mut d["calcolo"], "", &mut seme);
        d
    };
    let p = c.componi("ottemperanza", "v1", &dati(99999)).unwrap();
    println!("pagine {} byte {}", p.pagine, p.pdf.len());
    if let Ok(f) = std::env::var("FUORI") {
        std::fs::write(f, &p.pdf).unwrap();
    }
    let t = Instant::now();
    std::thread::scope(|s| {
        for filo in 0..fili {
            let (c, dati) = (&c, &dati);
            s.spawn(move || {
                for i in (0..n).skip(filo as usize).step_by(fili as usize) {
                    c.componi("ottemperanza", "v1", &dati(i)).unwrap();
                }
            });
        }
    });
    println!("{n} in {:?}: {:.1} ms l'uno", t.elapsed(), t.elapsed().as_secs_f64() * 1e3 / n as f64);
}
