//! Commands of curl in a fence → the requests that they send.

use super::part::Part;
use crate::spec::http::Method;

/// Options with a value that says nothing about the request.
const OTHERS: &[&str] =
    &["-o", "-u", "-T", "-F", "-b", "-c", "-A", "--cacert", "--cert", "--key", "--user", "--output"];

/// The requests of a fence that holds commands of curl and nothing before them.
pub(super) fn parts(text: &str) -> Option<Vec<Part>> {
    if !is_command(text.trim_start()) {
        return None;
    }
    let mut commands: Vec<(usize, Vec<String>)> = Vec::new();
    for word in words(text)? {
        if word.starts_line && is_command(&word.text) {
            commands.push((word.line, Vec::new()));
        } else if let Some((_, arguments)) = commands.last_mut() {
            arguments.push(word.text);
        }
    }
    commands.into_iter().map(|(line, arguments)| part(line, arguments)).collect()
}

fn is_command(text: &str) -> bool {
    text.split_whitespace().next() == Some("curl")
}

/// The request of one command; `None` if it goes nowhere.
fn part(line: usize, arguments: Vec<String>) -> Option<Part> {
    let mut part = Part { first_line: line, request_line_at: line, payload_at: line, ..Part::default() };
    let (mut method, mut url) = (None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        // Word processors make dashes of hyphens.
        let argument = match argument.strip_prefix(['–', '—']) {
            Some(letters) => format!("-{letters}"),
            None => argument,
        };
        let (option, attached) = option(&argument);
        let mut value = || attached.map(str::to_owned).or_else(|| arguments.next()).unwrap_or_default();
        match option {
            "-X" | "--request" => {
                let value = value();
                match value.parse::<Method>() {
                    Ok(named) => method = Some(named),
                    Err(_) => part.headers.extend(header(&value)),
                }
            }
            "-H" | "--header" => part.headers.extend(header(&value())),
            "-d" | "--data" | "--data-raw" | "--data-binary" => {
                // A file is named behind an at char.
                let mut value = value();
                // A blank is missing between the data and where they go, which nothing else says.
                if let Some(end) = value.find("}http").filter(|_| url.is_none()).map(|brace| brace + 1) {
                    url = Some(value.split_off(end));
                }
                part.payload = Some(value).filter(|data| !data.starts_with('@')).unwrap_or_default();
                method = method.or(Some(Method::Post));
            }
            option if OTHERS.contains(&option) => {
                value();
            }
            option if option.starts_with('-') => {}
            _ => url = url.or(Some(argument)),
        }
    }
    let method = method.unwrap_or(Method::Get);
    part.request_line = Some(format!("{method} {}", url?));
    Some(part)
}

/// `-XGET` is an option and its value.
fn option(argument: &str) -> (&str, Option<&str>) {
    let is_short = argument.starts_with('-') && !argument.starts_with("--");
    match argument
        .split_at_checked(2)
        .filter(|(option, value)| is_short && !value.is_empty() && ["-X", "-H", "-d"].contains(option))
    {
        Some((option, value)) => (option, Some(value)),
        None => (argument, None),
    }
}

fn header(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once(':')?;
    Some((name.trim().to_owned(), value.trim().to_owned()))
}

struct Word {
    text: String,
    line: usize,
    starts_line: bool,
}

/// The words of a shell command without their quotes; `None` if a quote stays open.
fn words(text: &str) -> Option<Vec<Word>> {
    let mut words = Vec::new();
    let mut word: Option<Word> = None;
    let (mut line, mut starts_line) = (0, true);
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        let is_blank = char.is_whitespace();
        if is_blank {
            words.extend(word.take());
            line += usize::from(char == '\n');
            starts_line |= char == '\n';
            continue;
        }
        let word = word.get_or_insert_with(|| Word { text: String::new(), line, starts_line });
        starts_line = false;
        match char {
            '\\' => match chars.next() {
                Some('\n') => line += 1,
                escaped => word.text.extend(escaped),
            },
            '\'' | '"' => line += quoted(&mut chars, char, &mut word.text)?,
            char => word.text.push(char),
        }
    }
    words.extend(word);
    words.retain(|word: &Word| !word.text.is_empty());
    Some(words)
}

/// Reads up to the closing quote and counts the lines on the way.
fn quoted(chars: &mut std::str::Chars<'_>, quote: char, text: &mut String) -> Option<usize> {
    let mut lines = 0;
    loop {
        match chars.next()? {
            char if char == quote => return Some(lines),
            '\\' if quote == '"' => text.extend(chars.next()),
            char => {
                lines += usize::from(char == '\n');
                text.push(char);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_method_headers_and_data() {
        for (command, line, headers, payload) in [
            ("curl -i -k -H \"X-Auth-Token:$token\" -X GET https://h/v3/a", "GET https://h/v3/a", 1, ""),
            ("curl -d'{\"a\":1}' https://h/v3/a", "POST https://h/v3/a", 0, "{\"a\":1}"),
            ("curl -XPATCH \\\n -d \"{\\\"a\\\":1}\" $url/a", "PATCH $url/a", 0, "{\"a\":1}"),
            ("curl -X \"X-Auth-Token:t\" -X PUT h/a -d @a.json", "PUT h/a", 1, ""),
        ] {
            let parts = parts(command).unwrap_or_else(|| panic!("{command}"));
            assert_eq!(parts.len(), 1, "{command}");
            assert_eq!(parts[0].request_line.as_deref(), Some(line), "{command}");
            assert_eq!((parts[0].headers.len(), parts[0].payload.as_str()), (headers, payload), "{command}");
        }
    }

    #[test]
    fn two_commands_are_two_requests_and_an_open_quote_is_none() {
        let both = parts("curl h/a\ncurl -X DELETE h/b").unwrap();
        let lines: Vec<_> = both.iter().map(|part| (part.first_line, part.request_line.as_deref())).collect();
        assert_eq!(lines, [(0, Some("GET h/a")), (1, Some("DELETE h/b"))]);
        assert_eq!(parts("curl -d '{ h/a"), None);
        assert_eq!(parts("GET /v1/curl"), None);
    }
}
