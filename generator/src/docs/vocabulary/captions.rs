//! Captions and labels of tables: a location, a structure's name, or nothing of use.

mod words;

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use serde::{Deserialize, Serialize};

pub(super) use self::words::Word;
use self::words::{Token, bare, tokens};
use super::data::{self, DATA, pattern};

/// What a caption says about its table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caption {
    /// Parameters of the path; query parameters often stand among them.
    Path,
    /// Parameters of the query string.
    Query,
    /// Header fields.
    Header,
    /// Fields of a body.
    Body,
    /// Fields of a body, as the vendor's own generator calls them: such a table is made from the
    /// API's definition and mirrors the JSON.
    GeneratedBody,
    /// Parameters, of whatever location.
    Generic,
    /// Statuses.
    Statuses,
    /// Error codes or the response in case of an error.
    Errors,
    /// A request line.
    RequestLine,
    /// The structure of this name.
    Structure(String),
    /// Parameters or fields that the caption describes without naming a structure.
    Described,
    /// Values, relations, rules: what explains parameters but lists none.
    Explanation,
    /// Words that the vocabulary does not know.
    Unknown(String),
}

/// Captions that mean something else than their words say.
static WHOLE: LazyLock<HashMap<String, Caption>> = LazyLock::new(|| data::index(&DATA.captions.whole));

/// Phrases at the end of a caption that tell what the table holds.
static PHRASES: LazyLock<Vec<(Caption, Regex)>> = LazyLock::new(|| {
    [
        (Caption::RequestLine, "caption_of_request_line"),
        (Caption::Errors, "caption_of_errors"),
        (Caption::Explanation, "caption_of_explanation"),
        (Caption::Header, "caption_of_headers"),
        (Caption::Body, "caption_of_body"),
        (Caption::Generic, "caption_of_parameters"),
    ]
    .map(|(caption, name)| (caption, pattern(name)))
    .into()
});

/// A number of a footnote before, a remark behind.
static AROUND: LazyLock<Regex> = LazyLock::new(|| pattern("around_caption"));

/// What a caption or label says.
#[must_use]
pub fn caption(text: &str) -> Caption {
    let whole = text.trim().trim_end_matches([':', '：', '。']);
    let text = AROUND.captures(whole).and_then(|found| found.get(1)).map_or(whole, |found| found.as_str());
    if let Some(caption) = WHOLE.get(&data::key(text)) {
        return caption.clone();
    }
    let tokens = tokens(without_purpose(text));
    if let [name] = tokens.as_slice()
        && is_identifier(text)
    {
        return Caption::Structure(bare(&name.text).to_owned());
    }
    location(&tokens)
        .or_else(|| phrase(&text.to_lowercase()))
        .or_else(|| structure(&tokens))
        .unwrap_or_else(|| Caption::Unknown(whole.to_owned()))
}

/// The other structures that a caption names beside its first: `lid、box参数说明`.
#[must_use]
pub fn others(first: &Caption, text: &str) -> Vec<String> {
    let Caption::Structure(first) = first else { return Vec::new() };
    let tokens = tokens(text);
    let all = names(&tokens);
    let Some(at) = all.iter().position(|token| bare(&token.text) == first) else { return Vec::new() };
    let mut others = Vec::new();
    let mut rest = &all[at + 1..];
    while let [joint, other, behind @ ..] = rest
        && joint.word == Word::And
        && other.word == Word::Name
    {
        others.push(bare(&other.text).to_owned());
        rest = behind;
    }
    others
}

/// Whether a text is no sentence and says nothing but where parameters stand: `Request URI parameters`.
#[must_use]
pub fn is_location(text: &str) -> bool {
    let location = || location(&tokens(text));
    !text.ends_with(['.', '。'])
        && matches!(location(), Some(Caption::Path | Caption::Query | Caption::Header))
}

/// A single word in ASCII is a name, even one that says something among others.
fn is_identifier(text: &str) -> bool {
    text.is_ascii() && !text.contains(' ')
}

/// `Parameters for painting a box` are parameters.
fn without_purpose(text: &str) -> &str {
    let is_said = |what: &str| !what.eq_ignore_ascii_case("description");
    text.split_once(" for ").filter(|(what, _)| is_said(what)).map_or(text, |(what, _)| what)
}

/// Where all words are known, the strongest tells the location: `Parameters in the request header`.
fn location(tokens: &[Token]) -> Option<Caption> {
    let is_location = |word: Word| (Word::Generic..=Word::Errors).contains(&word);
    // A location that is called a field, and no side, is a field of that name.
    let is_field = tokens.iter().any(|token| token.word == Word::Structure)
        && !tokens.iter().any(|token| DATA.words.side.contains_key(&token.text.to_lowercase()));
    let names_location =
        |token: &Token| token.text.is_ascii() && token.word > Word::Generic && is_location(token.word);
    if is_field && tokens.iter().any(names_location) {
        return None;
    }
    if tokens.iter().any(|token| matches!(token.word, Word::Name | Word::Other)) {
        return None;
    }
    let strongest = tokens.iter().map(|token| token.word).filter(|word| is_location(*word)).max()?;
    Some(match strongest {
        Word::Body => Caption::Body,
        Word::Header => Caption::Header,
        Word::Query => Caption::Query,
        Word::Path => Caption::Path,
        Word::Statuses => Caption::Statuses,
        Word::Errors => Caption::Errors,
        _ => Caption::Generic,
    })
}

fn phrase(text: &str) -> Option<Caption> {
    PHRASES.iter().find(|(_, phrase)| phrase.is_match(text)).map(|(caption, _)| caption.clone())
}

/// A name with words around it that call it a structure; without a name, words that end in those for
/// parameters or a structure: what stands before them says whose these are.
fn structure(tokens: &[Token]) -> Option<Caption> {
    let is_known = |token: &Token| token.word <= Word::Structure;
    if !tokens.iter().any(is_known) {
        return None;
    }
    let described = || tokens.last().is_some_and(is_known).then_some(Caption::Described);
    name_of(names(tokens), tokens).map(Caption::Structure).or_else(described)
}

/// Behind a word of possession stands what the caption is about, if that has a name at all.
fn names(tokens: &[Token]) -> &[Token] {
    let behind = tokens.iter().rposition(|token| token.word == Word::Of).map(|at| &tokens[at + 1..]);
    behind.filter(|tokens| tokens.iter().any(may_be_name)).unwrap_or(tokens)
}

/// Names of locations may be names of fields too.
fn may_be_name(token: &Token) -> bool {
    token.word == Word::Name || (token.text.is_ascii() && (Word::Body..=Word::Errors).contains(&token.word))
}

fn name_of(tokens: &[Token], whole: &[Token]) -> Option<String> {
    let is_named = |token: &Token| token.word == Word::Name;
    let first = tokens.iter().position(is_named).or_else(|| tokens.iter().position(may_be_name))?;
    let length = tokens[first..].iter().take_while(|token| is_named(token)).count().max(1);
    let (name, behind) = (&tokens[first..first + length], &tokens[first + length..]);
    let follows_structure = behind.first().is_some_and(|token| token.word == Word::Structure);
    let is_structure = whole.iter().any(|token| token.word == Word::Structure);
    // What begins with an abbreviation and goes on is a thing, not a name.
    let goes_on = behind.first().is_some_and(|token| token.word == Word::Other);
    let is_name = match name {
        [_] => !goes_on || is_structure,
        _ => follows_structure && name.iter().any(|token| token.text.contains(char::is_uppercase)),
    };
    let words: Vec<&str> = name.iter().map(|token| bare(&token.text)).collect();
    is_name.then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(rows: &[(&str, Caption)]) {
        for (text, expected) in rows {
            assert_eq!(caption(text), *expected, "{text}");
        }
    }

    #[test]
    fn tells_a_place_from_a_sentence_about_one() {
        for text in ["Request URI parameters", "请求Header参数", "Query参数"] {
            assert!(is_location(text), "{text}");
        }
        for text in ["请求参数", "This request uses common headers", "Request headers.", "无"] {
            assert!(!is_location(text), "{text}");
        }
    }

    #[test]
    fn reads_places_from_all_their_words() {
        check(&[
            ("请求Header参数", Caption::Header),
            ("响应Body参数：", Caption::GeneratedBody),
            ("Body参数说明", Caption::Body),
            ("URI 参数", Caption::Path),
            ("查询检索参数说明", Caption::Query),
            ("Parameters in the request header", Caption::Header),
            ("Parameter in the URI", Caption::Path),
            ("请求样例的参数说明", Caption::Generic),
            ("Status codes", Caption::Statuses),
            ("Parameters for painting a box", Caption::Generic),
            ("返回消息说明", Caption::Statuses),
            ("异常返回值说明", Caption::Errors),
            ("处理失败返回参数", Caption::Errors),
            ("Parameters", Caption::Generic),
            ("error", Caption::Structure("error".to_owned())),
            ("list", Caption::Structure("list".to_owned())),
        ]);
    }

    #[test]
    fn reads_places_from_a_phrase_among_other_words() {
        check(&[
            ("HTTP/HTTPS请求方法以及URI", Caption::RequestLine),
            ("盒子的颜色配置元素", Caption::Body),
            ("粉刷盒子的请求消息头", Caption::Header),
            ("Response headers of a painted box", Caption::Header),
            ("新建盒子请求参数说明", Caption::Generic),
            ("盒子服务错误码列表", Caption::Errors),
        ]);
    }

    #[test]
    fn reads_names_of_structures() {
        let structure = |name: &str| Caption::Structure(name.to_owned());
        check(&[
            ("NodeGroupV2", structure("NodeGroupV2")),
            ("task_node_info参数说明", structure("task_node_info")),
            ("Tags字段数据结构说明", structure("Tags")),
            ("links对象参数说明", structure("links")),
            ("[1] tags字段数据结构说明", structure("tags")),
            ("box字段数据结构说明（复制盒子）", structure("box")),
            ("新建盒子的box字段数据结构说明", structure("box")),
            ("graph图类型数据结构说明", structure("graph")),
            ("Data structure of the metadata field", structure("metadata")),
            ("Parameter description of field box", structure("box")),
            ("Description for the box format", structure("box")),
            ("Format description of the box parameter", structure("box")),
            ("box格式说明", structure("box")),
            ("Description of the box list", structure("box")),
            ("floatingip objects", structure("floatingip")),
            ("Cold Box objects", structure("Cold Box")),
            ("data参数说明", structure("data")),
            ("details parameter description", structure("details")),
            ("box，boxes字段说明", structure("box")),
            ("_[数组]_.box字段说明", structure("box")),
            ("error数据结构", structure("error")),
            ("Parameters in the error field", structure("error")),
            ("path字段说明", structure("path")),
            ("io.k8s.api.core.v1.PodSpec", structure("io.k8s.api.core.v1.PodSpec")),
        ]);
    }

    #[test]
    fn reads_all_names_of_a_caption() {
        for (text, expected) in [
            ("lid、box和tray参数说明", ["box", "tray"].as_slice()),
            ("lid and box parameters", &["box"]),
            ("box，boxes字段说明", &["boxes"]),
            ("Data structure of the lid field in the box", &[]),
            ("box参数说明", &[]),
        ] {
            assert_eq!(others(&caption(text), text), expected, "{text}");
        }
    }

    #[test]
    fn tells_descriptions_from_explanations_and_both_from_the_unknown() {
        check(&[
            ("后端实例详情", Caption::Described),
            ("VPC通道参数说明", Caption::Described),
            ("Paint bucket parameters", Caption::Described),
            ("box_color取值说明", Caption::Explanation),
            ("盒子与纸箱的映射关系", Caption::Explanation),
            ("盒子的颜色对照", Caption::Unknown("盒子的颜色对照".to_owned())),
        ]);
    }
}
