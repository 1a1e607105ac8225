//! What goes into the packages beside the code.

#[test]
fn the_licences_of_the_packages_are_those_of_the_project() {
    // A package holds no file from outside its folder, and links are not for every file system.
    let project = (include_str!("../../../../LICENSE-MIT"), include_str!("../../../../LICENSE-APACHE"));
    assert_eq!((include_str!("../../LICENSE-MIT"), include_str!("../../LICENSE-APACHE")), project);
    assert_eq!((include_str!("../../../LICENSE-MIT"), include_str!("../../../LICENSE-APACHE")), project);
}
