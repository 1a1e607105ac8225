use generator::docs::vocabulary::{captions, columns, mandatory, sections, types};
use std::io::BufRead;
fn main() {
    let what = std::env::args().nth(1).unwrap();
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        match what.as_str() {
            "types" => {
                let t = types::type_cell(&line);
                println!("{line}\t{}\t{:?}\t{:?}", t.kind, t.max_length, t.required);
            }
            "mandatory" => println!("{line}\t{:?}", mandatory::mandatory(&line)),
            "sections" => println!("{line}\t{:?}", sections::section(&line)),
            "columns" => println!("{line}\t{:?}", columns::column(&line)),
            _ => println!("{line}\t{:?}", captions::caption(&line)),
        }
    }
}
