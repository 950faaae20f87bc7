//! Ed25519 (RFC 8032), with keys as RFC 8410 has them: those of OpenSSL.

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};

use super::scheme::SignatureScheme;

pub(super) struct Ed25519;

impl SignatureScheme for Ed25519 {
    fn name(&self) -> &'static str {
        "ed25519"
    }

    fn private_prefix(&self) -> &'static [u8] {
        &[0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20]
    }

    fn public_prefix(&self) -> &'static [u8] {
        &[0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00]
    }

    fn public(&self, secret: &[u8]) -> Option<Vec<u8>> {
        Some(signing_key(secret)?.verifying_key().to_bytes().to_vec())
    }

    fn sign(&self, secret: &[u8], message: &[u8]) -> Option<Vec<u8>> {
        Some(signing_key(secret)?.sign(message).to_bytes().to_vec())
    }

    /// Strictly: keys and signatures that several readings of the standard judge otherwise are refused.
    fn verifies(&self, public: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let key = public.try_into().ok().and_then(|bytes| VerifyingKey::from_bytes(bytes).ok());
        let signature = Signature::from_slice(signature).ok();
        key.zip(signature).is_some_and(|(key, signature)| key.verify_strict(message, &signature).is_ok())
    }
}

fn signing_key(secret: &[u8]) -> Option<SigningKey> {
    secret.try_into().ok().map(SigningKey::from_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The third test of RFC 8032.
    #[test]
    fn signatures_are_those_of_the_standard() {
        let bytes = |hex: &str| -> Vec<u8> {
            (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap()).collect()
        };
        let secret = bytes("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");
        let public = bytes("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
        let signature = bytes(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        );
        assert_eq!(Ed25519.public(&secret).as_ref(), Some(&public));
        assert_eq!(Ed25519.sign(&secret, &[0xaf, 0x82]).as_ref(), Some(&signature));
        assert!(Ed25519.verifies(&public, &[0xaf, 0x82], &signature));
        assert!(!Ed25519.verifies(&public, &[0xaf, 0x83], &signature));
        assert!(!Ed25519.verifies(&public, &[0xaf, 0x82], &signature[1..]));
        assert!(!Ed25519.verifies(&[0; 32], &[0xaf, 0x82], &[0; 64]), "the key of small order signs everything");
        assert_eq!(Ed25519.public(&secret[1..]), None);
    }
}
