//! A tree of digests, as RFC 6962 has it: one document is proven by the digests beside its way to the root, without the others.

use sha2::{Digest as _, Sha256};

/// A digest.
pub(super) type Digest = [u8; 32];

/// The digest of a leaf. What is hashed for a leaf and for a node begins otherwise, so that none passes for the other.
pub(super) fn leaf(data: &[u8]) -> Digest {
    Sha256::new().chain_update([0]).chain_update(data).finalize().into()
}

fn node(left: &Digest, right: &Digest) -> Digest {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// Where a tree of so many leaves parts: at the largest power of two that leaves something on the right.
const fn split(count: usize) -> usize {
    let half = count.div_ceil(2).next_power_of_two();
    if half < count { half } else { half / 2 }
}

/// The root over leaves; that of none is the digest of nothing.
pub(super) fn root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => Sha256::digest([]).into(),
        [only] => *only,
        many => {
            let (left, right) = many.split_at(split(many.len()));
            node(&root(left), &root(right))
        }
    }
}

/// The digests beside the way from a leaf to the root, from below.
pub(super) fn path(leaves: &[Digest], index: usize) -> Vec<Digest> {
    if leaves.len() < 2 {
        return Vec::new();
    }
    let at = split(leaves.len());
    let (left, right) = leaves.split_at(at);
    let (mut below, beside) = match index.checked_sub(at) {
        None => (path(left, index), root(right)),
        Some(index) => (path(right, index), root(left)),
    };
    below.push(beside);
    below
}

/// The root that a leaf leads to by the digests beside its way; none where they are not as many as the way is long.
pub(super) fn climb(leaf: &Digest, index: usize, count: usize, path: &[Digest]) -> Option<Digest> {
    if count < 2 {
        return (path.is_empty() && index < count).then_some(*leaf);
    }
    let (beside, below) = path.split_last()?;
    let at = split(count);
    match index.checked_sub(at) {
        None => Some(node(&climb(leaf, index, at, below)?, beside)),
        Some(index) => Some(node(beside, &climb(leaf, index, count - at, below)?)),
    }
}

/// A digest in hexadecimal.
pub(super) fn hex(digest: &[u8]) -> String {
    use std::fmt::Write;
    digest.iter().fold(String::with_capacity(2 * digest.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The digest of a hexadecimal text.
pub(super) fn unhex(text: &str) -> Option<Digest> {
    let mut digest = [0; 32];
    if text.len() != 2 * digest.len() {
        return None;
    }
    for (index, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: u8) -> Vec<Digest> {
        (0..count).map(|number| leaf(&[number])).collect()
    }

    /// The roots that RFC 6962 implementations are tested with.
    #[test]
    fn roots_are_those_of_the_known_vectors() {
        assert_eq!(hex(&root(&[])), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hex(&root(&[leaf(b"")])), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        let two = [leaf(b""), leaf(b"\0")];
        assert_eq!(hex(&root(&two)), "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    #[test]
    fn every_leaf_leads_to_the_root_and_to_no_other_place() {
        for count in 1..20 {
            let leaves = leaves(count);
            let count = leaves.len();
            for index in 0..count {
                let path = path(&leaves, index);
                assert_eq!(climb(&leaves[index], index, count, &path), Some(root(&leaves)), "{index} of {count}");
                for other in (0..count + 2).filter(|other| *other != index) {
                    assert_ne!(climb(&leaves[index], other, count, &path), Some(root(&leaves)), "{other} of {count}");
                }
                assert_eq!(climb(&leaves[index], index, count, &[path.as_slice(), &[leaves[0]]].concat()), None);
            }
        }
    }

    #[test]
    fn digests_are_read_back() {
        let digest = leaf(b"a");
        assert_eq!(unhex(&hex(&digest)), Some(digest));
        for text in ["", "0g", "值", &"值".repeat(22)] {
            assert_eq!(unhex(text), None, "{text}");
        }
    }
}
