//! The key of a start: whoever has it may ask. It is told to the person who started the program and to nobody else.

use std::fmt::Write;
use std::hint::black_box;

use crate::words::{Place, Problem, text};

/// Bytes of a key: nobody guesses 128 bits.
const BYTES: usize = 16;

/// A key, as it stands in the address behind `#`, a part that no browser sends to anybody.
#[derive(Clone)]
pub(super) struct Key(String);

impl Key {
    /// A new one, from the system's source of chance.
    pub(super) fn new() -> Result<Self, Problem> {
        let mut bytes = [0; BYTES];
        getrandom::fill(&mut bytes).map_err(|error| {
            let message = text!("系统给不出随机数:{error}", "the system gives no random numbers: {error}");
            Problem::new(Place::file("serve"), message)
        })?;
        Ok(Self(bytes.iter().fold(String::with_capacity(2 * BYTES), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })))
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Whether somebody has the key. It takes as long for one that is nearly right as for any other.
    pub(super) fn opens(&self, given: &[u8]) -> bool {
        let own = self.0.as_bytes();
        let differing = own.iter().zip(given).fold(0, |found, (own, given)| black_box(found | (own ^ given)));
        own.len() == given.len() && differing == 0
    }
}

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_opens_for_itself_alone() {
        let [key, other] = [Key::new().unwrap(), Key::new().unwrap()];
        assert_eq!(key.text().len(), 2 * BYTES);
        assert!(key.opens(key.text().as_bytes()));
        assert!(!key.opens(other.text().as_bytes()));
        let shorter = &key.text()[1..];
        for wrong in ["", shorter, &format!("{}0", key.text()), &format!("{shorter}g")] {
            assert!(!key.opens(wrong.as_bytes()), "{wrong}");
        }
        assert_eq!(format!("{key:?}"), "Key");
    }
}
