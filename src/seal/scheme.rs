//! How signatures are made. One is known; another, such as SM2, is a file with a [`SignatureScheme`] and its entry in `key`.

/// A way to sign.
pub trait SignatureScheme: Sync {
    /// What it is called in seals.
    fn name(&self) -> &'static str;
    /// What a private key in DER (PKCS #8) begins with; its secret bytes follow.
    fn private_prefix(&self) -> &'static [u8];
    /// What a public key in DER (SPKI) begins with; its bytes follow.
    fn public_prefix(&self) -> &'static [u8];
    /// The public key of a secret; none of bytes that are no secret.
    fn public(&self, secret: &[u8]) -> Option<Vec<u8>>;
    /// The signature of a message; none by bytes that are no secret.
    fn sign(&self, secret: &[u8], message: &[u8]) -> Option<Vec<u8>>;
    /// Whether a signature is that of the owner of the key under this very message.
    fn verifies(&self, public: &[u8], message: &[u8], signature: &[u8]) -> bool;
}
