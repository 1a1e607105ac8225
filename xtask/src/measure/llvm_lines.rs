//! How much code the compiler hands to LLVM, before LLVM makes it shorter.

/// What makes rustc write it down as it is.
pub(super) const FLAGS: &str = "-Ccodegen-units=1 -Cno-prepopulate-passes";

/// The instructions in the functions of a module: one a line, indented by two blanks.
pub(super) fn count(module: &str) -> usize {
    let mut is_inside = false;
    let is_instruction = |line: &&str| {
        match line.as_bytes() {
            [b'd', b'e', b'f', b'i', b'n', b'e', b' ', ..] => is_inside = true,
            [b'}', ..] => is_inside = false,
            _ => {}
        }
        is_inside && line.starts_with("  ") && !line.starts_with("   ")
    };
    module.lines().filter(is_instruction).count()
}

#[cfg(test)]
mod tests {
    #[test]
    fn instructions_are_counted_in_functions_alone() {
        let module = "\
declare void @g()
@names = constant [1 x ptr] [
  ptr null
]
define void @f() {
start:
  call void @g()
  switch i8 %0, label %start [
    i8 1, label %end
  ]
end:
  ret void
}
  unused";
        assert_eq!(super::count(module), 4, "the end of a table counts, as it does for others who count so");
    }
}
