//! A program that calls every operation of a service, as the examples of the operations do.

use std::{fmt::Write, path::Path};

use super::{
    build::Build,
    subject::{PACKAGE, Subject},
};
use crate::{
    disk::{self, Changes},
    failure::Failure,
};

const NAME: &str = "caller";
const LOCK: &str = "Cargo.lock";

/// Writes the program. It is a workspace of its own, with the versions that the client is locked to.
pub(super) fn write(subject: &Subject, folder: &Path) -> Result<Build, Failure> {
    let client = disk::canonical(&subject.client)?;
    let client = toml::Value::from(client.to_string_lossy().into_owned());
    let features: Vec<&str> = subject.features().collect();
    let manifest = format!(
        "[package]\nname = \"{NAME}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         {PACKAGE} = {{ path = {client}, features = {features:?} }}\nserde_json = \"1\"\ntokio = {{ version = \"1\", features = [\"rt\"] }}\n"
    );
    let lock = [subject.client.join(LOCK), LOCK.into()];
    let lock = lock.iter().find(|path| disk::is_file(path)).map(disk::text).transpose()?.flatten();
    let mut changes = Changes::default();
    changes.write(&folder.join("Cargo.toml"), &manifest)?;
    changes.write(&folder.join(LOCK), &lock.unwrap_or_default())?;
    changes.write(&folder.join("src/main.rs"), &source(subject.files.values()))?;
    changes.apply()?;
    Ok(Build { folder: folder.to_owned(), package: NAME, what: "--bins".to_owned() })
}

fn source<'a>(files: impl Iterator<Item = &'a String>) -> String {
    let examples: Vec<String> = files.filter_map(|text| example(text)).collect();
    // Examples show what comes back, and do nothing with it.
    // Every operation is called, also those that the vendor advises against.
    let mut source = "#![allow(deprecated, unused_variables)]\n\n".to_owned();
    let mut calls = String::new();
    for (number, example) in examples.iter().enumerate() {
        let _ = writeln!(source, "mod call_{number} {{\npub {example}}}\n");
        let _ = writeln!(calls, "        call_{number}::example(&client).await?;");
    }
    let _ = write!(
        source,
        "fn main() -> Result<(), huaweicloud_client::Error> {{
    let credentials = huaweicloud_client::Credentials::token(\"token\");
    let client = huaweicloud_client::Client::builder().endpoint(\"http://localhost\").credentials(credentials).build()?;
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect(\"a runtime\");
    runtime.block_on(async {{
{calls}        let _ = &client;
        Ok(())
    }})
}}
"
    );
    source
}

/// The first call that the docs of a file show, as it stands there.
fn example(text: &str) -> Option<String> {
    let lines = text.lines().map(|line| line.trim_start().strip_prefix("///"));
    let lines = lines.skip_while(|line| *line != Some(" ```no_run")).skip(1);
    let lines = lines.map_while(|line| line.filter(|line| *line != " ```"));
    let visible = lines.map(|line| {
        let line = line.strip_prefix(' ').unwrap_or(line);
        line.strip_prefix("# ").unwrap_or(line)
    });
    let code: String = visible.flat_map(|line| [line, "\n"]).collect();
    code.starts_with("async fn example(").then_some(code)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_call_is_that_of_the_docs() {
        let text = "\
/// Lists boxes.
///
/// ```no_run
/// # async fn example(client: &Client) -> Result<(), Error> {
/// use boxes::List;
///
/// List::new().send(client).await?;
/// # Ok(())
/// # }
/// ```
/// More.
pub struct List;
";
        let code = "\
async fn example(client: &Client) -> Result<(), Error> {
use boxes::List;

List::new().send(client).await?;
Ok(())
}
";
        assert_eq!(super::example(text).unwrap(), code);
        assert_eq!(super::example("/// ```no_run\n/// use boxes::List;\n/// ```\n"), None);
        let source = super::source([text.to_owned()].iter());
        assert!(source.contains(&format!("mod call_0 {{\npub {code}}}")), "{source}");
        assert!(source.contains("call_0::example(&client).await?;"), "{source}");
    }
}
