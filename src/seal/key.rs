//! Keys in files: PEM, so that OpenSSL makes and reads them as well.

use super::ed25519::Ed25519;
use super::scheme::SignatureScheme;
use crate::print::{decoded, encoded};
use crate::template::fingerprint;
use crate::words::{Place, Problem, text};

/// All ways to sign that are known.
const SCHEMES: [&dyn SignatureScheme; 1] = [&Ed25519];

const PRIVATE: &str = "PRIVATE KEY";
const PUBLIC: &str = "PUBLIC KEY";

/// A key that signs. Its secret is never shown, not even in messages to developers.
pub struct PrivateKey {
    scheme: &'static dyn SignatureScheme,
    secret: Vec<u8>,
}

/// A key by which signatures are known.
#[derive(Clone)]
pub struct PublicKey {
    scheme: &'static dyn SignatureScheme,
    bytes: Vec<u8>,
}

impl PrivateKey {
    /// A new one for Ed25519, of 32 bytes of chance.
    #[must_use]
    pub fn of_chance(chance: [u8; 32]) -> Self {
        Self { scheme: &Ed25519, secret: chance.to_vec() }
    }

    /// Reads the file of a key.
    ///
    /// # Errors
    /// What is no private key of a kind that is known here.
    pub fn read(name: &str, text: &str) -> Result<Self, Problem> {
        if text.contains("BEGIN ENCRYPTED PRIVATE KEY") {
            let message =
                text!("密钥文件有口令保护,这里读不了", "the key is kept under a password, which is not read here");
            let advice = text!(
                "请先解开:openssl pkey -in 密钥文件 -out 新文件,用后删去",
                "open it first: openssl pkey -in FILE -out NEW, and delete that file afterwards"
            );
            return Err(Problem::new(Place::file(name), message).advise(advice));
        }
        let found = blocks(text, PRIVATE).next().and_then(|der| {
            let scheme = SCHEMES.into_iter().find(|scheme| der.starts_with(scheme.private_prefix()))?;
            let secret = der.get(scheme.private_prefix().len()..)?.to_vec();
            scheme.public(&secret).map(|_| Self { scheme, secret })
        });
        found.ok_or_else(|| {
            let advice = text!("用 jixiao seal --new-key 新建一把", "make one with jixiao seal --new-key");
            Problem::new(Place::file(name), text!("不是私钥文件(PEM, Ed25519)", "no private key (PEM, Ed25519)"))
                .advise(advice)
        })
    }

    /// The text of its file.
    #[must_use]
    pub fn pem(&self) -> String {
        pem(PRIVATE, &[self.scheme.private_prefix(), &self.secret].concat())
    }

    /// The key by which its signatures are known.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { scheme: self.scheme, bytes: self.scheme.public(&self.secret).unwrap_or_default() }
    }

    /// The signature of a message.
    pub(super) fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.scheme.sign(&self.secret, message).unwrap_or_default()
    }
}

impl PublicKey {
    /// What it is called in seals.
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        self.scheme.name()
    }

    /// By what people compare it: SHA-256 of the key in DER, in hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint(&self.der())
    }

    /// The text of its file.
    #[must_use]
    pub fn pem(&self) -> String {
        pem(PUBLIC, &self.der())
    }

    pub(super) fn der(&self) -> Vec<u8> {
        [self.scheme.public_prefix(), &self.bytes].concat()
    }

    pub(super) fn of_der(der: &[u8]) -> Option<Self> {
        let scheme = SCHEMES.into_iter().find(|scheme| der.starts_with(scheme.public_prefix()))?;
        Some(Self { scheme, bytes: der.get(scheme.public_prefix().len()..)?.to_vec() })
    }

    pub(super) fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.scheme.verifies(&self.bytes, message, signature)
    }
}

/// The public keys of a file, one or several: whose keys count is said by whoever keeps it.
///
/// # Errors
/// A file without any; a private key in their place.
pub fn public_keys(name: &str, text: &str) -> Result<Vec<PublicKey>, Problem> {
    let keys: Option<Vec<PublicKey>> = blocks(text, PUBLIC).map(|der| PublicKey::of_der(&der)).collect();
    if let Some(keys) = keys.filter(|keys| !keys.is_empty()) {
        return Ok(keys);
    }
    let problem = Problem::new(Place::file(name), text!("不是公钥文件(PEM, Ed25519)", "no public key (PEM, Ed25519)"));
    Err(if text.contains(PRIVATE) {
        problem.advise(text!(
            "这是私钥;请给出以 .pub 结尾的那个文件",
            "this is a private key; give the file that ends with .pub"
        ))
    } else {
        problem
    })
}

fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", encoded(der))
}

/// What stands in the blocks of a label. Other blocks and words between them are passed over.
fn blocks<'a>(text: &'a str, label: &str) -> impl Iterator<Item = Vec<u8>> + use<'a> {
    let [begin, end] = ["BEGIN", "END"].map(|word| format!("-----{word} {label}-----"));
    let mut rest = text;
    std::iter::from_fn(move || {
        let (inside, behind) = rest.split_once(&begin)?.1.split_once(&end)?;
        rest = behind;
        decoded(&inside.split_whitespace().collect::<String>())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of RFC 8410, as OpenSSL writes them.
    const OPENSSL: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n";
    const ITS_PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n";

    #[test]
    fn keys_are_those_of_openssl() {
        let key = PrivateKey::read("a.key", OPENSSL).unwrap();
        assert_eq!(key.pem(), OPENSSL);
        assert_eq!(key.public().pem(), ITS_PUBLIC);
        let two = format!("市财政局\n{ITS_PUBLIC}\n旧的:\n{}", PrivateKey::of_chance([7; 32]).public().pem());
        assert_eq!(public_keys("keys.pub", &two).unwrap().len(), 2);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", ITS_PUBLIC] {
            assert!(PrivateKey::read("a.key", text).is_err(), "{text}");
        }
        assert!(
            PrivateKey::read("a", "-----BEGIN ENCRYPTED PRIVATE KEY-----").err().unwrap().message.zh.contains("口令")
        );
        for text in ["", OPENSSL, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"] {
            assert!(public_keys("a.pub", text).is_err(), "{text}");
        }
    }
}
