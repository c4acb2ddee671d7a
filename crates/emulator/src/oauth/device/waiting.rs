//! Which device waits for what, and what became of it.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use super::super::grants::Grant;
use crate::random;

/// What a device asks a person for.
#[derive(Clone)]
pub(crate) struct DeviceRequest {
    pub(crate) device_code: String,
    pub(crate) client_id: String,
    /// Canonical names, in the order asked, each once.
    pub(crate) scopes: Vec<String>,
}

/// Every device that ever asked.
#[derive(Default)]
pub(crate) struct Devices {
    by_code: HashMap<String, Device>,
}

struct Device {
    request: DeviceRequest,
    user_code: String,
    expires_at: SystemTime,
    interval: Duration,
    polled_at: Option<SystemTime>,
    progress: Progress,
}

enum Progress {
    Waiting,
    /// The error is an OAuth error code.
    Decided(Result<Grant, String>),
    Collected,
}

/// Why a code that a person typed leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UserCodeRefusal {
    Unknown,
    Expired,
    /// A person has decided about it.
    Used,
}

/// Why a device does not get its tokens now.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PollRefusal {
    /// The code is unknown, another client's, or has had its tokens.
    Invalid,
    Expired,
    Pending,
    TooFast,
    /// The person or an administrator said no, in this OAuth error code.
    Refused(String),
}

impl Devices {
    /// Lets a device wait; returns its device code and its user code.
    pub(crate) fn begin(
        &mut self,
        client_id: &str,
        scopes: Vec<String>,
        interval: Duration,
        expires_at: SystemTime,
    ) -> (String, String) {
        let device_code = format!("AH-1Ng{}", random::text(72));
        let letters = random::letters(8, USER_CODE_LETTERS);
        let user_code = format!("{}-{}", &letters[..4], &letters[4..]);
        let device = Device {
            request: DeviceRequest {
                device_code: device_code.clone(),
                client_id: client_id.to_owned(),
                scopes,
            },
            user_code: user_code.clone(),
            expires_at,
            interval,
            polled_at: None,
            progress: Progress::Waiting,
        };
        self.by_code.insert(device_code.clone(), device);
        (device_code, user_code)
    }

    /// Returns what the device of a typed user code asks for.
    pub(crate) fn entered(
        &self,
        typed: &str,
        now: SystemTime,
    ) -> Result<DeviceRequest, UserCodeRefusal> {
        let typed = bare(typed);
        let device = self
            .by_code
            .values()
            .find(|device| bare(&device.user_code) == typed)
            .ok_or(UserCodeRefusal::Unknown)?;
        device.check_undecided(now)?;
        Ok(device.request.clone())
    }

    /// Notes a decision, which holds for good.
    pub(crate) fn decide(
        &mut self,
        device_code: &str,
        decision: Result<Grant, String>,
        now: SystemTime,
    ) -> Result<(), UserCodeRefusal> {
        let device = self
            .by_code
            .get_mut(device_code)
            .ok_or(UserCodeRefusal::Unknown)?;
        device.check_undecided(now)?;
        device.progress = Progress::Decided(decision);
        Ok(())
    }

    /// Hands the grant to the device, once.
    pub(crate) fn poll(
        &mut self,
        device_code: &str,
        client_id: &str,
        now: SystemTime,
    ) -> Result<Grant, PollRefusal> {
        let device = self
            .by_code
            .get_mut(device_code)
            .filter(|device| device.request.client_id == client_id)
            .ok_or(PollRefusal::Invalid)?;
        device.poll(now)
    }
}

impl Device {
    fn check_undecided(&self, now: SystemTime) -> Result<(), UserCodeRefusal> {
        match self.progress {
            Progress::Decided(_) | Progress::Collected => Err(UserCodeRefusal::Used),
            Progress::Waiting if now >= self.expires_at => Err(UserCodeRefusal::Expired),
            Progress::Waiting => Ok(()),
        }
    }

    fn poll(&mut self, now: SystemTime) -> Result<Grant, PollRefusal> {
        match &self.progress {
            Progress::Collected => Err(PollRefusal::Invalid),
            _ if now >= self.expires_at => Err(PollRefusal::Expired),
            Progress::Decided(Err(error)) => Err(PollRefusal::Refused(error.clone())),
            Progress::Decided(Ok(grant)) => {
                let grant = grant.clone();
                self.progress = Progress::Collected;
                Ok(grant)
            }
            // `slow_down` is a kind of `authorization_pending` (RFC 8628 section 3.5), so nobody
            // who has an answer hears it.
            Progress::Waiting => Err(self.keep_waiting(now)),
        }
    }

    fn keep_waiting(&mut self, now: SystemTime) -> PollRefusal {
        let since = self
            .polled_at
            .replace(now)
            .and_then(|before| now.duration_since(before).ok());
        if since.is_some_and(|since| since < self.interval) {
            self.interval += SLOW_DOWN;
            return PollRefusal::TooFast;
        }
        PollRefusal::Pending
    }
}

/// Returns a user code without what people add or leave out (RFC 8628 section 6.1).
fn bare(user_code: &str) -> String {
    user_code
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

// No vowels, so no words, and no letters that look like digits (RFC 8628 section 6.1).
const USER_CODE_LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

// RFC 8628 section 3.5.
const SLOW_DOWN: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{Devices, PollRefusal, UserCodeRefusal, bare};

    const NOW: SystemTime = SystemTime::UNIX_EPOCH;

    fn devices() -> (Devices, String, String) {
        let mut devices = Devices::default();
        let (interval, lifetime) = (Duration::from_secs(5), Duration::from_secs(100));
        let (device_code, user_code) = devices.begin("tv", Vec::new(), interval, NOW + lifetime);
        (devices, device_code, user_code)
    }

    fn poll_at(devices: &mut Devices, code: &str, seconds: u64) -> PollRefusal {
        let now = NOW + Duration::from_secs(seconds);
        devices.poll(code, "tv", now).err().unwrap()
    }

    #[test]
    fn a_user_code_may_be_typed_carelessly() {
        assert_eq!(bare(" gqvq jkec\n"), bare("GQVQ-JKEC"));
    }

    #[test]
    fn each_hasty_poll_makes_the_interval_longer_by_five_seconds() {
        let (mut devices, code, _) = devices();
        let mut poll_at = |seconds| poll_at(&mut devices, &code, seconds);
        assert_eq!(poll_at(0), PollRefusal::Pending, "the first poll");
        assert_eq!(poll_at(4), PollRefusal::TooFast, "4 s, of 5");
        assert_eq!(poll_at(13), PollRefusal::TooFast, "9 s, of 10");
        assert_eq!(poll_at(27), PollRefusal::TooFast, "14 s, of 15");
        assert_eq!(poll_at(47), PollRefusal::Pending, "20 s, of 20");
    }

    #[test]
    fn a_decision_holds_for_good() {
        let (mut devices, device_code, user_code) = devices();
        let no = || Err("access_denied".to_owned());
        assert_eq!(devices.decide(&device_code, no(), NOW), Ok(()));
        let used = UserCodeRefusal::Used;
        assert_eq!(devices.decide(&device_code, no(), NOW), Err(used));
        assert_eq!(devices.entered(&user_code, NOW).err(), Some(used));
        for seconds in [0, 1] {
            let refused = PollRefusal::Refused("access_denied".to_owned());
            assert_eq!(poll_at(&mut devices, &device_code, seconds), refused);
        }
    }

    #[test]
    fn a_code_dies_at_its_expiry() {
        let (mut devices, device_code, user_code) = devices();
        let end = NOW + Duration::from_secs(100);
        let expired = UserCodeRefusal::Expired;
        assert_eq!(devices.entered(&user_code, end).err(), Some(expired));
        let no = Err("access_denied".to_owned());
        assert_eq!(devices.decide(&device_code, no, end), Err(expired));
        assert_eq!(
            poll_at(&mut devices, &device_code, 100),
            PollRefusal::Expired
        );
    }
}
