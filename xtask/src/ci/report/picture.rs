//! What can be said of a picture without eyes.

use std::{collections::BTreeMap, io::Cursor};

use crate::failure::Failure;

/// A picture.
pub(super) struct Picture {
    /// How many colours it has.
    pub(super) colours: usize,
    /// Its most frequent colour is a dark one.
    pub(super) is_dark: bool,
}

impl Picture {
    /// Reads a PNG with eight bits a channel.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let unreadable =
            |error: png::DecodingError| Failure::new(format!("the picture cannot be read: {error}"));
        let mut reader = png::Decoder::new(Cursor::new(bytes)).read_info().map_err(unreadable)?;
        let size = reader.output_buffer_size().unwrap_or_default();
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
        let channels = frame.color_type.samples();
        let mut counts: BTreeMap<&[u8], usize> = BTreeMap::new();
        for pixel in pixels[..frame.buffer_size()].chunks_exact(channels) {
            *counts.entry(&pixel[..channels.min(3)]).or_default() += 1;
        }
        let ground = counts.iter().max_by_key(|(_, count)| **count).map(|(colour, _)| *colour);
        let is_dark = ground.is_some_and(|colour| colour.iter().all(|channel| *channel < 128));
        Ok(Self { colours: counts.len(), is_dark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(pixels: &[u8]) -> Picture {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, u32::try_from(pixels.len() / 3).unwrap(), 1);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(pixels).unwrap();
        drop(writer);
        Picture::read(&bytes).unwrap()
    }

    #[test]
    fn colours_are_counted_and_the_ground_is_the_most_frequent() {
        let light = picture(&[255, 255, 255, 255, 255, 255, 0, 0, 0]);
        assert_eq!((light.colours, light.is_dark), (2, false));
        let dark = picture(&[20, 20, 20, 20, 20, 20, 255, 255, 255]);
        assert_eq!((dark.colours, dark.is_dark), (2, true));
        assert!(Picture::read(b"no picture").is_err());
    }
}
