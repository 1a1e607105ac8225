//! What goes into the package beside the code.

#[test]
fn the_licences_of_the_package_are_those_of_the_project() {
    // The package holds no file from outside its folder, and links are not for every file system.
    assert_eq!(include_str!("../../LICENSE-MIT"), include_str!("../../../LICENSE-MIT"));
    assert_eq!(include_str!("../../LICENSE-APACHE"), include_str!("../../../LICENSE-APACHE"));
}
