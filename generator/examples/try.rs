use generator::{diagnostic::line_and_column, docs::source::SourcePage, *};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let dir = &args[0];
    let service = dir.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
    let mut pages = vec![];
    let mut names: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "md"))
        .collect();
    names.sort();
    for p in names {
        pages.push(SourcePage { path: p.to_string_lossy().into_owned(), bytes: std::fs::read(&p).unwrap() });
    }
    let corr = args
        .get(1)
        .filter(|a| !a.is_empty())
        .map(|p| SettingsFile { path: p.clone(), text: std::fs::read_to_string(p).unwrap() });
    let t = std::time::Instant::now();
    let out = read_pages(&service, &pages, corr.as_ref());
    eprintln!("{:?}", t.elapsed());
    for d in &out.diagnostics {
        let text = pages
            .iter()
            .find(|p| p.path == d.location.path)
            .map(|p| String::from_utf8_lossy(&p.bytes).into_owned())
            .unwrap_or_default();
        let (l, c) = line_and_column(&text, d.location.span.start.min(text.len()));
        println!(
            "{}\t{}:{l}:{c}\t{}\t[{}]",
            d.code.text(),
            d.location.path.rsplit('/').next().unwrap(),
            d.message,
            d.subject
        );
    }
    if let Some(o) = args.get(2) {
        for (p, t) in write_spec(&out.value) {
            let p = format!("{o}/{p}");
            std::fs::create_dir_all(std::path::Path::new(&p).parent().unwrap()).unwrap();
            std::fs::write(p, t).unwrap();
        }
    }
}
