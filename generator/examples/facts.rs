use generator::{docs::source::SourcePage, *};
fn main() {
    let out = std::env::args().nth(1).unwrap();
    for s in
        ["zh/mrs", "zh/iam", "zh/evs", "zh/vpc", "zh/dns", "zh/smn", "zh/cce", "en/mrs", "en/vpc", "en/iam"]
    {
        let dir = format!("/work/shared/corpus/{s}");
        let mut pages = vec![];
        let mut names: Vec<_> = std::fs::read_dir(&dir)
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| p.extension().is_some_and(|e| e == "md"))
            .collect();
        names.sort();
        for p in names {
            pages.push(SourcePage {
                path: p.to_string_lossy().into_owned(),
                bytes: std::fs::read(&p).unwrap(),
            });
        }
        let o = read_pages(s, &pages, None);
        let f = spec::facts::facts(&o.value, s, |op| format!("{s}/{}", op.page));
        std::fs::write(format!("{out}/{}.json", s.replace('/', "_")), f.to_string()).unwrap();
    }
}
