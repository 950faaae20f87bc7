//! 压缩包: the files of a zip file that somebody packed, within the limits of a workbook's package.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use encoding_rs::GB18030;
use zip::ZipArchive;

use super::limits;
use crate::words::{Place, Problem, Text, text};

/// The files of a zip file by their names, with `/` between the parts. What leads up or elsewhere is left out.
///
/// # Errors
/// What is no zip file, is packed with a password, or unpacks to more than can be read.
pub fn unpack(name: &str, bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Problem> {
    let refused = |message: Text| Problem::new(Place::file(name), message);
    let damaged = || refused(text!("压缩包无法读取", "the zip file cannot be read"));
    let too_much = || {
        let advice =
            text!("请分几次打开,或用命令处理文件夹", "open it in parts, or work on the folder with the commands");
        refused(text!("压缩包中的内容太多", "there is too much in the zip file")).advise(advice)
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > limits::PARTS {
        return Err(too_much());
    }
    let (mut files, mut left) = (BTreeMap::new(), limits::UNPACKED_FOLDER);
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index).map_err(|_| damaged())?;
        if raw.encrypted() {
            let advice = text!("请先解压", "unpack it first");
            return Err(refused(text!("压缩包设有密码", "the zip file is protected by a password")).advise(advice));
        }
        let Some(path) = Some(plain(&spelled(raw.name_raw()))).flatten().filter(|_| raw.is_file()) else { continue };
        drop(raw);
        let file = archive.by_index(index).map_err(|_| damaged())?;
        let most = left.min(limits::SMALL.max(file.compressed_size().saturating_mul(limits::RATIO)));
        let mut unpacked = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut unpacked);
        if unpacked.len() as u64 > most {
            return Err(too_much());
        }
        read.map_err(|_| damaged())?;
        left -= unpacked.len() as u64;
        files.insert(path, unpacked);
    }
    Ok(files)
}

/// A name as it was typed: packing programs of Chinese systems write GBK and do not say so.
fn spelled(name: &[u8]) -> String {
    match std::str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(name).0.into_owned(),
    }
}

/// A name whose steps all lead down.
fn plain(name: &str) -> Option<String> {
    let name = name.replace('\\', "/");
    let leads_down = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\0', ':']);
    name.split('/').all(leads_down).then_some(name)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn files_come_out_and_none_leads_elsewhere() {
        let bytes = packed(&[
            ("自评/甲.toml", b"a"),
            ("../b.toml", b"b"),
            ("/c.toml", b"c"),
            ("d\\e.toml", b"d"),
            ("C:f", b"f"),
        ]);
        let files = unpack("表.zip", &bytes).unwrap();
        assert_eq!(files.keys().collect::<Vec<_>>(), ["d/e.toml", "自评/甲.toml"]);
        // GBK, without a word about it.
        let mut bytes = packed(&[("AAAA.toml", b"a")]);
        while let Some(at) = bytes.windows(4).position(|part| part == b"AAAA") {
            bytes[at..at + 4].copy_from_slice(&[0xd7, 0xd4, 0xc6, 0xc0]);
        }
        assert_eq!(unpack("表.zip", &bytes).unwrap().keys().next().unwrap(), "自评.toml");
    }

    #[test]
    fn what_is_too_much_or_none_is_refused() {
        let bomb = packed(&[("a.toml", &vec![0; 20 << 20])]);
        assert!(unpack("a.zip", &bomb).unwrap_err().message.en.contains("too much"));
        assert!(unpack("a.zip", b"PK").unwrap_err().message.en.contains("cannot be read"));
        let whole = packed(&[("a.toml", b"a = 1")]);
        for end in 0..whole.len() {
            assert!(unpack("a.zip", &whole[..end]).is_err(), "{end}");
        }
    }
}
