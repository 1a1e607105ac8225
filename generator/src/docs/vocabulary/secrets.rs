//! Names of fields that hold secrets.

/// Parts of wire names, in lower case, underscores and hyphens removed.
const PARTS: &[&str] =
    &["password", "passwd", "adminpass", "secret", "accesskey", "securitytoken", "authtoken", "privatekey"];

/// Whether a field of this name holds a secret, as far as its name tells.
#[must_use]
pub fn is_secret(name: &str) -> bool {
    let name: String = name.chars().filter(|c| !"_-.".contains(*c)).collect::<String>().to_lowercase();
    PARTS.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_secrets_in_any_spelling() {
        for name in ["manager_admin_password", "adminPass", "X-Auth-Token", "cluster_master_secret"] {
            assert!(is_secret(name), "{name}");
        }
        for name in ["cluster_id", "token_count", "keypair_name"] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
