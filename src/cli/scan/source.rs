//! Opening a log: as it is, or unpacked where its first bytes say that it is packed.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTANDARD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// A frame without content. A decoder that has begun one refuses frames that want to look back so far that what they keep
/// in memory is no longer bounded; a new one does not.
const EMPTY_FRAME: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd, 0x20, 0, 1, 0, 0];

/// The bytes of a log.
pub(super) type Stream = Box<dyn Read + Send>;

/// What a stream says, unpacked. A stream that ends too early, or holds what cannot be unpacked, is an error behind all that
/// could be read.
pub(super) fn unpacked(mut stream: Stream) -> io::Result<Stream> {
    let mut head = Vec::new();
    stream.by_ref().take(ZSTANDARD.len() as u64).read_to_end(&mut head)?;
    let (is_gzip, is_zstandard) = (head.starts_with(GZIP), head.starts_with(ZSTANDARD));
    let whole = Cursor::new(head).chain(stream);
    Ok(match (is_gzip, is_zstandard) {
        (true, _) => Box::new(MultiGzDecoder::new(whole)),
        (_, true) => Box::new(Frames { next: Some(BufReader::new(Box::new(whole))), frame: None }),
        _ => Box::new(whole),
    })
}

/// The frames of a Zstandard stream, one after the other.
struct Frames {
    next: Option<BufReader<Stream>>,
    frame: Option<StreamingDecoder<BufReader<Stream>, FrameDecoder>>,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(frame) = &mut self.frame {
                let read = frame.read(buffer)?;
                if read > 0 || buffer.is_empty() {
                    return Ok(read);
                }
                self.next = self.frame.take().map(StreamingDecoder::into_inner);
            }
            let Some(mut stream) = self.next.take() else { return Ok(0) };
            if stream.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let mut decoder = FrameDecoder::new();
            decoder.init(EMPTY_FRAME).map_err(io::Error::other)?;
            self.frame = Some(StreamingDecoder::new_with_decoder(stream, decoder).map_err(io::Error::other)?);
        }
    }
}
