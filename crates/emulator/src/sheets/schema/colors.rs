//! Colours as Google keeps them: in 256 steps, under an old and a new name.

use serde_json::{Map, Value};

use super::{Kind, Message};

/// Cuts a channel to one of 256 steps, as a 32-bit float: 0.5 comes back as 0.49803922.
pub(super) fn quantize(channel: f64) -> f64 {
    // What was cut before must not sink by another step.
    let step = (channel.clamp(0.0, 1.0) * 255.0 + 1e-4).floor();
    let shortest = (step / 255.0) as f32;
    shortest.to_string().parse().unwrap_or_default()
}

/// Gives each colour of a message its other name: `backgroundColor` is `backgroundColorStyle`
/// with an RGB colour, and where both are given the style counts.
pub(super) fn pair(message: &Message, fields: &mut Map<String, Value>) {
    for (name, field) in message {
        let is_style = matches!(field.kind, Kind::Message("ColorStyle"));
        let Some(color) = name.strip_suffix("Style").filter(|_| is_style) else {
            continue;
        };
        if !message.contains_key(color) {
            continue;
        }
        if let Some(style) = fields.get(*name) {
            match style.get("rgbColor").cloned() {
                Some(rgb) => fields.insert(color.to_owned(), rgb),
                None => fields.remove(color),
            };
        } else if let Some(rgb) = fields.get(color).cloned() {
            let style = Map::from_iter([("rgbColor".to_owned(), rgb)]);
            fields.insert((*name).to_owned(), Value::Object(style));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::quantize;

    #[test]
    fn a_channel_has_256_steps() {
        // The first was recorded for a tab; the others are colours of Google's own themes.
        for (sent, kept) in [
            (0.5, 0.49803922),
            (0.49803922, 0.49803922),
            (0.7372549, 0.7372549),
            (0.015686275, 0.015686275),
            (1.0, 1.0),
            (0.0, 0.0),
        ] {
            assert_eq!(quantize(sent), kept, "{sent}");
        }
    }
}
