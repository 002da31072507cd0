//! Texts of temporal values, read and written.

use super::*;

#[test]
fn dates_are_read_in_all_forms() {
    for (text, expected) in [
        ("2015-07-21", Some("2015-07-21")),
        ("20150721", Some("2015-07-21")),
        ("2015-07", Some("2015-07-01")),
        ("201507", Some("2015-07-01")),
        ("2015-W30-2", Some("2015-07-21")),
        ("2015W302", Some("2015-07-21")),
        ("2015-W30", Some("2015-07-20")),
        ("2015W30", Some("2015-07-20")),
        ("2015-Q2-60", Some("2015-05-30")),
        ("2015Q260", Some("2015-05-30")),
        ("2015-Q2", Some("2015-04-01")),
        ("2015-202", Some("2015-07-21")),
        ("2015202", Some("2015-07-21")),
        ("2015", Some("2015-01-01")),
        ("-999999999-01-01", Some("-999999999-01-01")),
        ("+999999999-12-31", Some("+999999999-12-31")),
        ("-0001-02-03", Some("-0001-02-03")),
        ("+10000-W01-1", Some("+10000-01-03")),
        ("2015-02-29", None),
        ("2015-W54", None),
        ("2015-W00", None),
        ("2017-W53", None),
        ("2015-366", None),
        ("2015-Q1-91", None),
        ("2015-0721", None),
        ("2015-7-21", None),
        ("+1000000000-01-01", None),
        ("", None),
        ("20150721x", None),
        ("２015", None),
    ] {
        assert_eq!(Date::parse(text).ok().map(|date| date.to_string()).as_deref(), expected, "{text}");
    }
}

#[test]
fn times_are_read_in_all_forms() {
    for (text, expected) in [
        ("21:40:32.142+0100", Some("21:40:32.142+01:00")),
        ("214032.142Z", Some("21:40:32.142Z")),
        ("21:40:32+01:00", Some("21:40:32+01:00")),
        ("214032-0100", Some("21:40:32-01:00")),
        ("21:40-01:30", Some("21:40-01:30")),
        ("2140-00:00", Some("21:40Z")),
        ("2140-02", Some("21:40-02:00")),
        ("22+18:00", Some("22:00+18:00")),
        ("22", Some("22:00Z")),
        ("12:00+02:05:59", Some("12:00+02:05:59")),
        ("12:00:00,5", Some("12:00:00.500Z")),
        ("22+18:01", None),
        ("24:00", None),
        ("12:60", None),
        ("12:0012", None),
        ("12:00:00.", None),
        ("12:00:00.1234567890", None),
        ("12:00[Europe/Stockholm]", None),
    ] {
        assert_eq!(Time::parse(text).ok().map(|time| time.to_string()).as_deref(), expected, "{text}");
    }
}

#[test]
fn dates_with_times_are_read_in_all_forms() {
    for (text, expected) in [
        ("2015-07-21T21:40:32.142+0100", Ok("2015-07-21T21:40:32.142+01:00")),
        ("2015-W30-2T214032.142Z", Ok("2015-07-21T21:40:32.142Z")),
        ("2015-202T21:40:32+01:00", Ok("2015-07-21T21:40:32+01:00")),
        ("2015T214032-0100", Ok("2015-01-01T21:40:32-01:00")),
        ("20150721T21:40-01:30", Ok("2015-07-21T21:40-01:30")),
        ("2015-W30T2140-00:00", Ok("2015-07-20T21:40Z")),
        ("2015202T21+18:00", Ok("2015-07-21T21:00+18:00")),
        ("2015-07-21", Ok("2015-07-21T00:00Z")),
        ("2015-07-21T21:40:32.142+02:00[Europe/Stockholm]", Ok("2015-07-21T21:40:32.142+02:00[Europe/Stockholm]")),
        ("2015-07-21T21:40:32.142+0845[Australia/Eucla]", Ok("2015-07-21T21:40:32.142+08:45[Australia/Eucla]")),
        ("2015-07-21T21:40:32.142-04[America/New_York]", Ok("2015-07-21T21:40:32.142-04:00[America/New_York]")),
        ("2015-07-21T21:40:32.142[Europe/London]", Ok("2015-07-21T21:40:32.142+01:00[Europe/London]")),
        ("2015-01-21T21:40[europe/london]", Ok("2015-01-21T21:40Z[Europe/London]")),
        ("1818-07-21T21:40:32.142[Europe/Stockholm]", Ok("1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]")),
        // A rule goes on beyond the years that the zone library knows.
        ("+123456-07-01T12:00[Europe/Stockholm]", Ok("+123456-07-01T12:00+02:00[Europe/Stockholm]")),
        ("-123456-07-01T12:00[Europe/Stockholm]", Ok("-123456-07-01T12:00+00:53:28[Europe/Stockholm]")),
        // Of a local time that there is twice the offset tells which; one that is skipped is moved on.
        ("2017-10-29T02:30[Europe/Stockholm]", Ok("2017-10-29T02:30+02:00[Europe/Stockholm]")),
        ("2017-10-29T02:30+01:00[Europe/Stockholm]", Ok("2017-10-29T02:30+01:00[Europe/Stockholm]")),
        ("2017-03-26T02:30[Europe/Stockholm]", Ok("2017-03-26T03:30+02:00[Europe/Stockholm]")),
        ("2015-07-21T21:40:32+03:00[Europe/Stockholm]", Err("write `+02:00`, or leave the offset out")),
        ("2015-07-21T21:40[Europe/Stokholm]", Err("did you mean `Europe/Stockholm`?")),
    ] {
        let result = DateTime::parse(text).map(|moment| moment.to_string());
        let result = result.as_deref().map_err(|error| error.help.as_deref().unwrap_or_default());
        assert_eq!(result, expected, "{text}");
    }
}

#[test]
fn durations_are_read_and_written() {
    for (text, expected) in [
        ("P14DT16H12M", Some("P14DT16H12M")),
        ("P5M1.5D", Some("P5M1DT12H")),
        ("P0.75M", Some("P22DT19H51M49.5S")),
        ("PT0.75M", Some("PT45S")),
        ("P2.5W", Some("P17DT12H")),
        ("P12Y5M14DT16H12M70S", Some("P12Y5M14DT16H13M10S")),
        ("P2012-02-02T14:37:21.545", Some("P2012Y2M2DT14H37M21.545S")),
        ("-P1DT1.5S", Some("P-1DT-1.5S")),
        ("PT-0.1S", Some("PT-0.1S")),
        ("PT0.1S", Some("PT0.1S")),
        ("P1M-31D", Some("P1M-31D")),
        ("PT0S", Some("PT0S")),
        ("P", None),
        ("PT", None),
        ("P1D2D", None),
        ("P1D1Y", None),
        ("PT1D", None),
        ("P1", None),
        ("P9223372036854775808D", None),
        ("P9999999999999999999Y", None),
    ] {
        let result = Duration::parse(text).ok().map(|duration| duration.to_string());
        assert_eq!(result.as_deref(), expected, "{text}");
        if let Some(expected) = expected {
            assert_eq!(Duration::parse(expected).unwrap(), Duration::parse(text).unwrap());
        }
    }
}

#[test]
fn every_text_reads_back() {
    for days in (-400_000..400_000).step_by(1_237) {
        let date = Date::from_epoch_days(days).unwrap();
        assert_eq!(Date::parse(&date.to_string()).unwrap(), date);
        let week = format!("{:04}-W{:02}-{}", date.week_year(), date.week(), date.week_day());
        if date.week_year() > 0 {
            assert_eq!(Date::parse(&week).unwrap(), date, "{week}");
        }
        let time = LocalTime::from_nanos_of_day(days.rem_euclid(86_400) * 1_000_000_007 % NANOS_PER_DAY).unwrap();
        for name in ["Europe/Stockholm", "Pacific/Honolulu", "-03:30"] {
            let zone = Zone::parse(name).unwrap();
            let moment = DateTime::from_local(LocalDateTime::new(date, time), zone, None).unwrap();
            assert_eq!(DateTime::parse(&moment.to_string()).unwrap(), moment);
        }
    }
}
