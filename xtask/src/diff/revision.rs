//! Files of a revision, as git has them.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use generator::files::FileSet;

use crate::failure::Failure;

/// The files of some folders of the workspace, each by path below its folder.
pub(super) fn trees<const N: usize>(revision: &str, folders: [&str; N]) -> Result<[FileSet; N], Failure> {
    let entries = listed(revision, &folders)?;
    let blobs: Vec<&str> = entries.iter().map(|(blob, _)| blob.as_str()).collect();
    let texts = contents(&blobs)?;
    let files: FileSet = entries.into_iter().map(|(_, path)| path).zip(texts).collect();
    Ok(folders.map(|folder| {
        let below = |(path, text): (&String, &String)| {
            Some((path.strip_prefix(folder)?.strip_prefix('/')?.to_owned(), text.clone()))
        };
        files.iter().filter_map(below).collect()
    }))
}

/// One file of the workspace, if the revision has it.
pub(super) fn file(revision: &str, path: &str) -> Result<Option<String>, Failure> {
    let blobs = listed(revision, &[path])?;
    let blobs: Vec<&str> = blobs.iter().map(|(blob, _)| blob.as_str()).collect();
    Ok(contents(&blobs)?.pop())
}

/// What git calls the content of each file, and its path.
fn listed(revision: &str, folders: &[&str]) -> Result<Vec<(String, String)>, Failure> {
    let mut command = Command::new("git");
    command.args(["ls-tree", "-r", "-z", "--end-of-options", revision, "--"]).args(folders);
    let ran = command.output().map_err(|error| unable(&error))?;
    if !ran.status.success() {
        let failure = Failure::new(format!("`{revision}` is neither a folder nor a revision"));
        return Err(failure.help(String::from_utf8_lossy(&ran.stderr).trim()));
    }
    let listed = String::from_utf8_lossy(&ran.stdout).into_owned();
    let entry = |line: &str| {
        let (about, path) = line.split_once('\t')?;
        Some((about.split(' ').nth(2)?.to_owned(), path.to_owned()))
    };
    Ok(listed.split('\0').filter_map(entry).collect())
}

fn contents(blobs: &[&str]) -> Result<Vec<String>, Failure> {
    let mut command = Command::new("git");
    command.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut git = command.spawn().map_err(|error| unable(&error))?;
    let mut asked = git.stdin.take();
    let request: String = blobs.iter().flat_map(|blob| [blob, "\n"]).collect();
    // Both ways at once, since neither pipe holds everything.
    let written = std::thread::spawn(move || asked.as_mut().map(|git| git.write_all(request.as_bytes())));
    let output = git.wait_with_output().map_err(|error| unable(&error))?;
    drop(written.join());
    split(&output.stdout, blobs.len()).ok_or_else(|| Failure::new("git does not say what its files hold"))
}

/// The texts behind the lines that tell how long each is.
fn split(output: &[u8], count: usize) -> Option<Vec<String>> {
    let mut rest = output;
    let mut texts = Vec::new();
    while texts.len() < count {
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        let size: usize = std::str::from_utf8(&rest[..end]).ok()?.rsplit(' ').next()?.parse().ok()?;
        let text = rest.get(end + 1..end + 1 + size)?;
        texts.push(String::from_utf8_lossy(text).into_owned());
        rest = rest.get(end + size + 2..)?;
    }
    Some(texts)
}

fn unable(error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot run git: {error}")).help("install git, or name two folders")
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn texts_are_as_long_as_their_lines_say() {
        let output = b"1f blob 4\na\nb\n\n2e blob 0\n\n";
        assert_eq!(split(output, 2), Some(vec!["a\nb\n".to_owned(), String::new()]));
        assert_eq!(split(output, 3), None);
        assert_eq!(split(b"1f missing\n", 1), None);
    }
}
