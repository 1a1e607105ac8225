//! The words that captions are made of.

/// What a word says about the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Word {
    /// A place of the request or of the answer; the greater one decides.
    Generic,
    Body,
    Header,
    Query,
    Path,
    Statuses,
    Errors,
    /// It calls the table a structure.
    Structure,
    /// It binds other words.
    Joint,
    /// Everything before it tells whose structure it is.
    Of,
    /// It could be a name: it is written in ASCII.
    Name,
    /// Any other.
    Other,
}

/// A word as it stands in the caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) word: Word,
    pub(super) text: String,
}

const WORDS: &[(Word, &[&str])] = &[
    (
        Word::Generic,
        &[
            "请求",
            "响应",
            "返回",
            "输出",
            "输入",
            "正常",
            "成功",
            "处理",
            "创建",
            "删除",
            "查询",
            "消息",
            "参数",
            "说明",
            "描述",
            "要素",
            "列表",
            "信息",
            "格式",
            "样例",
            "可选",
            "附加",
            "表",
            "详情",
            "详细",
            "类型",
            "结果",
            "更新",
            "内容",
            "配置",
            "策略",
            "计划",
            "状态",
            "请求消息说明",
            "request",
            "requests",
            "response",
            "responses",
            "message",
            "parameter",
            "parameters",
            "description",
            "information",
            "list",
            "array",
            "optional",
            "appended",
            "normal",
            "details",
            "attributes",
            "format",
            "data",
            "detail",
        ],
    ),
    (
        Word::Body,
        &["body", "消息体", "请求体", "响应体", "元素", "表单", "formdata", "form", "element", "elements"],
    ),
    (Word::Header, &["header", "headers", "消息头", "请求头", "响应头", "头域"]),
    (Word::Query, &["query", "查询参数", "查询检索", "检索", "filter"]),
    (Word::Path, &["path", "uri", "url", "路径"]),
    (Word::Statuses, &["状态码", "返回值", "返回码", "响应码", "statuscode", "returncode", "returnedvalue"]),
    (Word::Errors, &["错误码", "错误", "异常", "失败", "errorcode", "abnormal", "failed"]),
    (
        Word::Structure,
        &[
            "字段",
            "对象",
            "结构体",
            "结构",
            "数据结构",
            "数据",
            "属性",
            "成员",
            "定义",
            "object",
            "objects",
            "field",
            "fields",
            "structure",
        ],
    ),
    (
        Word::Joint,
        &[
            "中",
            "各",
            "和",
            "及",
            "与",
            "、",
            "，",
            ",",
            "以及",
            "in",
            "of",
            "the",
            "and",
            "a",
            "an",
            "json",
            "string",
            "for",
            "successful",
        ],
    ),
    (Word::Of, &["的"]),
];

/// Words of two words.
const PAIRS: &[(&str, &str)] = &[
    ("status code", "statuscode"),
    ("error return code", "errorcode"),
    ("return code", "returncode"),
    ("returned value", "returnedvalue"),
    ("error code", "errorcode"),
    ("error response", "errorcode"),
    ("special error", "errorcode"),
];

/// Words of the table that are names where they stand beside Chinese words, or before these.
const NAMES: &[&str] = &[
    "message",
    "list",
    "array",
    "details",
    "detail",
    "data",
    "attributes",
    "information",
    "parameter",
    "parameters",
    "object",
    "responses",
];
const BEHIND_NAMES: &[&str] = &["field", "parameter", "parameters"];

/// Without the signs of emphasis and brackets around a name.
pub(super) fn bare(name: &str) -> &str {
    name.trim_start_matches(['_', '[', ']', '.', '*']).trim_end_matches(['_', '[', '.', '*'])
}

/// Cuts a caption into words. Chinese text is cut at the longest word that the table knows.
pub(super) fn tokens(caption: &str) -> Vec<Token> {
    let mut text = caption.to_lowercase();
    // Lower case may change the length of a text; then pairs are not worth the trouble.
    let mut caption = caption.to_owned();
    for (pair, word) in PAIRS {
        while let Some(at) = text.find(pair).filter(|_| text.len() == caption.len()) {
            let plural = text[at + pair.len()..].starts_with('s');
            let end = at + pair.len() + usize::from(plural);
            caption.replace_range(at..end, word);
            text.replace_range(at..end, word);
        }
    }
    let mut tokens = Vec::new();
    let mut rest = caption.as_str();
    while let Some(sign) = rest.chars().next() {
        let length = if is_ascii_word(sign) {
            rest.find(|c| !is_ascii_word(c)).unwrap_or(rest.len())
        } else {
            longest(rest).unwrap_or(sign.len_utf8())
        };
        let (text, after) = rest.split_at(length);
        rest = after;
        push(&mut tokens, text);
    }
    name_nouns(&mut tokens, !caption.is_ascii());
    tokens
}

/// `data参数说明` and `details field description` describe fields of that name.
fn name_nouns(tokens: &mut [Token], is_chinese: bool) {
    for at in 0..tokens.len() {
        let is = |at: usize, words: &[&str]| {
            tokens.get(at).is_some_and(|token| words.contains(&token.text.to_lowercase().as_str()))
        };
        let follows_side = at > 0 && is(at - 1, &["request", "response"]);
        if is(at, NAMES) && !follows_side && (is_chinese || is(at + 1, BEHIND_NAMES)) {
            tokens[at].word = Word::Name;
        }
    }
}

fn is_ascii_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "_.:-[]{}*/".contains(sign)
}

/// Signs that no word of the table covers are gathered to one word.
fn push(tokens: &mut Vec<Token>, text: &str) {
    if text.chars().all(|sign| sign.is_whitespace() || "（）()“”".contains(sign)) {
        return;
    }
    let key = text.to_lowercase();
    let known = WORDS.iter().find(|(_, words)| words.contains(&key.as_str())).map(|(word, _)| *word);
    let is_name = bare(text).starts_with(|sign: char| sign.is_ascii_alphabetic());
    let word = known.unwrap_or(if is_name { Word::Name } else { Word::Other });
    match tokens.last_mut() {
        Some(last) if word == Word::Other && last.word == Word::Other => last.text.push_str(text),
        _ => tokens.push(Token { word, text: text.to_owned() }),
    }
}

fn longest(text: &str) -> Option<usize> {
    let words = WORDS.iter().flat_map(|(_, words)| *words);
    words.filter(|word| text.starts_with(**word) && !word.is_ascii()).map(|word| word.len()).max()
}
