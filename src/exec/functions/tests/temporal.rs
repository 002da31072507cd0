//! Temporal functions, case by case, after the scenarios of the openCypher kit and at the edges.

use super::check;

#[test]
fn values_from_components() {
    check(&[
        ("localdatetime({year: 1816, week: 1})", "'1816-01-01T00:00'"),
        ("localdatetime({year: 1816, week: 52})", "'1816-12-23T00:00'"),
        ("localdatetime({year: 1817, week: 1})", "'1816-12-30T00:00'"),
        ("localdatetime({year: 1818, week: 53})", "'1818-12-28T00:00'"),
        ("localdatetime({year: 1817, week: 53})", "InvalidArgumentValue"),
        ("localdatetime({dayOfWeek: 2, year: 1817, week: 1})", "'1816-12-31T00:00'"),
        ("localdatetime({date: date('1816-12-30'), week: 2, dayOfWeek: 3})", "'1817-01-08T00:00'"),
        ("localdatetime({date: date('1816-12-31'), week: 2})", "'1817-01-07T00:00'"),
        ("localdatetime({date: date('1816-12-31'), year: 1817, week: 2})", "'1817-01-07T00:00'"),
        ("date({year: 1984, month: 10, day: 11})", "'1984-10-11'"),
        ("date({year: 1984, week: 10, dayOfWeek: 3})", "'1984-03-07'"),
        ("date({year: 1984, ordinalDay: 202})", "'1984-07-20'"),
        ("date({year: 1984, quarter: 3, dayOfQuarter: 45})", "'1984-08-14'"),
        ("date({year: 1984, quarter: 3})", "'1984-07-01'"),
        ("date({YEAR: 1984, Month: 10})", "'1984-10-01'"),
        ("date({year: 1984, month: null})", "null"),
        ("localtime({hour: 12, minute: 31, second: 14, millisecond: 645})", "'12:31:14.645'"),
        (
            "localtime({hour: 12, minute: 31, second: 14, nanosecond: 789, millisecond: 123, microsecond: 456})",
            "'12:31:14.123456789'",
        ),
        ("time({hour: 12, minute: 34, second: 56, timezone: '+02:05:59'})", "'12:34:56+02:05:59'"),
        ("time({hour: 12, minute: 34, second: 56, timezone: '+02:05:00'})", "'12:34:56+02:05'"),
        ("time({hour: 12})", "'12:00Z'"),
        ("datetime({year: 1984, month: 10, day: 11, hour: 12})", "'1984-10-11T12:00Z'"),
        (
            "datetime({year: 1984, week: 10, dayOfWeek: 3, hour: 12, minute: 31, timezone: 'Europe/Stockholm'})",
            "'1984-03-07T12:31+01:00[Europe/Stockholm]'",
        ),
        ("datetime({year: 1984, quarter: 3, timezone: '+01:00'})", "'1984-07-01T00:00+01:00'"),
        ("datetime({year: 1912, timezone: '-00:25:21'})", "'1912-01-01T00:00-00:25:21'"),
        ("datetime({epochSeconds: 416779, nanosecond: 5})", "'1970-01-05T19:46:19.000000005Z'"),
        ("datetime({epochMillis: 237821673987, timezone: '+01:00'})", "'1977-07-15T14:34:33.987+01:00'"),
        ("datetime.fromepochmillis(-1)", "'1969-12-31T23:59:59.999Z'"),
        ("datetime.fromepoch(9223372036854775807, 0)", "NumberOutOfRange"),
    ]);
}

#[test]
fn components_that_make_no_value() {
    for call in [
        "date({})",
        "date({month: 10})",
        "date({year: 1984, day: 11})",
        "date({year: 1984, dayOfWeek: 1})",
        "date({year: 1984, month: 13})",
        "date({year: 1984, month: 2, day: 30})",
        "date({year: 1983, ordinalDay: 366})",
        "date({year: 1984, quarter: 5})",
        "date({year: 1984, quarter: 1, dayOfQuarter: 92})",
        "date({year: 1984, week: 1, month: 3})",
        "date({year: 1984, hour: 12})",
        "date({year: 1984, timezone: '+01:00'})",
        "date({jahr: 1984})",
        "localtime({minute: 31})",
        "localtime({hour: 24})",
        "localtime({hour: 12, second: 14})",
        "localtime({hour: 12, nanosecond: 14})",
        "localtime({hour: 12, minute: 31, second: 14, millisecond: 1000})",
        "localtime({hour: 12, minute: 31, second: 14, millisecond: 1, microsecond: 1000})",
        "time({hour: 12, timezone: 'Nowhere'})",
        "time({hour: 12, timezone: '+19:00'})",
        "localdatetime({hour: 12})",
        "datetime({datetime: datetime('2020'), date: date('2020')})",
        "datetime({epochSeconds: 1, epochMillis: 1})",
        "duration({})",
        "duration({day: 1})",
    ] {
        check(&[(call, "InvalidArgumentValue")]);
    }
    check(&[
        ("date({year: 1984.0})", "InvalidArgumentType"),
        ("date({year: 10000000000})", "NumberOutOfRange"),
        ("date(1984)", "InvalidArgumentType"),
        ("date({date: 1984})", "InvalidArgumentType"),
        ("date(localtime('12:00'))", "InvalidArgumentType"),
        ("time(date('1984'))", "InvalidArgumentType"),
        ("duration(date('1984'))", "InvalidArgumentType"),
        ("duration({days: 'a'})", "InvalidArgumentType"),
        ("duration({years: 9223372036854775807})", "NumberOutOfRange"),
    ]);
}

#[test]
fn values_from_other_values() {
    let dt = "datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: 'Europe/Stockholm'})";
    let t = "time('12:31:14.645876+01:00')";
    let ld = "localdatetime({year: 1984, week: 10, dayOfWeek: 3, hour: 12, minute: 31, second: 14, millisecond: 645})";
    for (call, expected) in [
        ("date(DT)", "'1984-10-11'"),
        ("date({date: LD, day: 28})", "'1984-03-28'"),
        ("date({date: date('1984-11-11'), week: 1})", "'1984-01-08'"),
        ("date({date: date('1984-11-11'), ordinalDay: 28})", "'1984-01-28'"),
        ("date({date: date('1984-11-11'), quarter: 3})", "'1984-08-11'"),
        ("date({date: date('1984-02-29'), year: 1985})", "'1985-02-28'"),
        ("localtime(T)", "'12:31:14.645876'"),
        ("localtime({time: LD, second: 42})", "'12:31:42.645'"),
        ("time(LD)", "'12:31:14.645Z'"),
        ("time({time: LD, timezone: '+05:00'})", "'12:31:14.645+05:00'"),
        ("time({time: T, second: 42, timezone: '+05:00'})", "'16:31:42.645876+05:00'"),
        ("time(DT)", "'12:00+01:00'"),
        ("time({time: DT, timezone: '+05:00'})", "'16:00+05:00'"),
        ("localdatetime(DT)", "'1984-10-11T12:00'"),
        ("localdatetime({datetime: DT, day: 28, second: 42})", "'1984-10-28T12:00:42'"),
        ("localdatetime({date: DT, time: T, day: 28})", "'1984-10-28T12:31:14.645876'"),
        ("datetime({date: DT, hour: 10, minute: 10})", "'1984-10-11T10:10Z'"),
        ("datetime({date: LD, day: 28, timezone: 'Pacific/Honolulu'})", "'1984-03-28T00:00-10:00[Pacific/Honolulu]'"),
        ("datetime({date: LD, time: T, timezone: '+05:00'})", "'1984-03-07T16:31:14.645876+05:00'"),
        ("datetime({date: LD, time: DT})", "'1984-03-07T12:00+01:00[Europe/Stockholm]'"),
        // On that day of March the zone of the time has its summer offset.
        (
            "datetime({date: LD, time: DT, day: 28, second: 42, timezone: 'Pacific/Honolulu'})",
            "'1984-03-28T00:00:42-10:00[Pacific/Honolulu]'",
        ),
        ("datetime(LD)", "'1984-03-07T12:31:14.645Z'"),
        ("datetime({datetime: DT})", "'1984-10-11T12:00+01:00[Europe/Stockholm]'"),
        ("datetime({datetime: LD, timezone: '+05:00'})", "'1984-03-07T12:31:14.645+05:00'"),
        ("datetime({datetime: DT, day: 28, second: 42, timezone: '+05:00'})", "'1984-10-28T16:00:42+05:00'"),
        ("date(null)", "null"),
    ] {
        let call = call.replace("LD", ld).replace("DT", dt).replace("(T)", &format!("({t})"));
        check(&[(&call.replace(": T,", &format!(": {t},")).replace(": T}", &format!(": {t}}}")), expected)]);
    }
}

#[test]
fn the_clock_of_the_statement() {
    check(&[
        ("date()", "'1984-10-11'"),
        ("localtime()", "'12:31:14.645876123'"),
        ("datetime()", "'1984-10-11T12:31:14.645876123Z'"),
        ("datetime.transaction()", "'1984-10-10T12:31:14.645876123Z'"),
        ("datetime.realtime()", "'1970-01-01T00:00:00.000000007Z'"),
        ("time.statement('Europe/Stockholm')", "'13:31:14.645876123+01:00'"),
        ("date.realtime('America/Los Angeles')", "'1969-12-31'"),
        ("time({timezone: 'America/Los Angeles'})", "'05:31:14.645876123-07:00'"),
        ("datetime.statement(null)", "null"),
        ("datetime.statement('Nowhere')", "InvalidArgumentValue"),
        ("timestamp()", "466345874645"),
        ("duration.inSeconds(localtime(), localtime())", "'PT0S'"),
    ]);
}

#[test]
fn truncation() {
    let dt = "datetime({year: 2017, month: 10, day: 11, hour: 12, minute: 31, second: 14, nanosecond: 645876123, \
              timezone: '-01:00'})";
    for (call, expected) in [
        ("date.truncate('millennium', DT, {day: 2})", "'2000-01-02'"),
        ("date.truncate('century', date('1984-10-11'))", "'1900-01-01'"),
        ("date.truncate('decade', date('1984-10-11'))", "'1980-01-01'"),
        ("date.truncate('year', DT)", "'2017-01-01'"),
        ("date.truncate('weekYear', date('1984-01-01'), {day: 5})", "'1983-01-05'"),
        ("date.truncate('quarter', date('1984-11-11'), {day: 2})", "'1984-10-02'"),
        ("date.truncate('week', DT, {dayOfWeek: 2})", "'2017-10-10'"),
        ("date.truncate('day', DT)", "'2017-10-11'"),
        ("date.truncate('century', date('-0001-10-11'))", "'-0100-01-01'"),
        ("datetime.truncate('millennium', DT, {})", "'2000-01-01T00:00-01:00'"),
        (
            "datetime.truncate('year', date('2017-10-11'), {timezone: 'Europe/Stockholm'})",
            "'2017-01-01T00:00+01:00[Europe/Stockholm]'",
        ),
        ("datetime.truncate('hour', DT, {timezone: '+01:00'})", "'2017-10-11T12:00+01:00'"),
        ("datetime.truncate('millisecond', DT, {nanosecond: 2})", "'2017-10-11T12:31:14.645000002-01:00'"),
        ("datetime.truncate('microsecond', DT, {nanosecond: 2})", "'2017-10-11T12:31:14.645876002-01:00'"),
        ("datetime.truncate('second', DT, {nanosecond: 2})", "'2017-10-11T12:31:14.000000002-01:00'"),
        ("localdatetime.truncate('month', DT, {day: 2})", "'2017-10-02T00:00'"),
        ("localtime.truncate('day', DT, {nanosecond: 2})", "'00:00:00.000000002'"),
        ("time.truncate('minute', localtime('12:31:14'))", "'12:31Z'"),
        ("time.truncate('hour', time('12:31-01:00'), {timezone: '+01:00'})", "'12:00+01:00'"),
        ("datetime.truncate('microsecond', DT, {nanosecond: 1000})", "InvalidArgumentValue"),
        ("date.truncate('hour', DT)", "InvalidArgumentValue"),
        ("time.truncate('month', DT)", "InvalidArgumentValue"),
        ("date.truncate('fortnight', DT)", "InvalidArgumentValue"),
        ("date.truncate('day', localtime('12:00'))", "InvalidArgumentType"),
        ("date.truncate('day', null)", "null"),
        ("date.truncate('day', DT, 1)", "InvalidArgumentType"),
    ] {
        check(&[(&call.replace("DT", dt), expected)]);
    }
}

#[test]
fn components_are_read() {
    let d = "date({year: 1984, month: 10, day: 11})";
    let week_year = "date({year: 1984, month: 1, day: 1})";
    let dt = "datetime('1984-11-11T12:31:14.645876123+01:00[Europe/Stockholm]')";
    let span = "duration({years: 1, months: 4, days: 10, hours: 1, minutes: 1, seconds: 1, nanoseconds: 111111111})";
    let back = "duration('PT-23H-59M-59.9S')";
    for (value, component, expected) in [
        (d, "year", "1984"),
        (d, "quarter", "4"),
        (d, "month", "10"),
        (d, "week", "41"),
        (d, "day", "11"),
        (d, "ordinalDay", "285"),
        (d, "weekDay", "4"),
        (d, "dayOfQuarter", "11"),
        (week_year, "weekYear", "1983"),
        (week_year, "week", "52"),
        (week_year, "weekDay", "7"),
        (dt, "hour", "12"),
        (dt, "minute", "31"),
        (dt, "second", "14"),
        (dt, "millisecond", "645"),
        (dt, "microsecond", "645876"),
        (dt, "nanosecond", "645876123"),
        (dt, "timezone", "'Europe/Stockholm'"),
        (dt, "offset", "'+01:00'"),
        (dt, "offsetMinutes", "60"),
        (dt, "offsetSeconds", "3600"),
        (dt, "epochSeconds", "469020674"),
        (dt, "epochMillis", "469020674645"),
        (dt, "century", "InvalidArgumentValue"),
        ("time('12:00Z')", "timezone", "'Z'"),
        ("localtime('12:00')", "offset", "InvalidArgumentValue"),
        (span, "years", "1"),
        (span, "quarters", "5"),
        (span, "months", "16"),
        (span, "weeks", "1"),
        (span, "days", "10"),
        (span, "hours", "1"),
        (span, "minutes", "61"),
        (span, "seconds", "3661"),
        (span, "milliseconds", "3661111"),
        (span, "microseconds", "3661111111"),
        (span, "nanoseconds", "3661111111111"),
        (span, "quartersOfYear", "1"),
        (span, "monthsOfQuarter", "1"),
        (span, "monthsOfYear", "4"),
        (span, "daysOfWeek", "3"),
        (span, "minutesOfHour", "1"),
        (span, "secondsOfMinute", "1"),
        (span, "millisecondsOfSecond", "111"),
        (span, "microsecondsOfSecond", "111111"),
        (span, "nanosecondsOfSecond", "111111111"),
        (back, "seconds", "-86400"),
        (back, "nanosecondsOfSecond", "100000000"),
    ] {
        check(&[(&format!("{value}.{component}"), expected)]);
    }
}

#[test]
fn durations_from_components() {
    check(&[
        ("duration({days: 14, hours: 16, minutes: 12})", "'P14DT16H12M'"),
        ("duration({months: 5, days: 1.5})", "'P5M1DT12H'"),
        ("duration({months: 0.75})", "'P22DT19H51M49.5S'"),
        ("duration({weeks: 2.5})", "'P17DT12H'"),
        ("duration({minutes: 1.5, seconds: 1})", "'PT1M31S'"),
        ("duration({years: 12, months: 5, days: -14, hours: 16})", "'P12Y5M-14DT16H'"),
        ("duration({minutes: 12, seconds: -60})", "'PT11M'"),
        ("duration({seconds: 2, milliseconds: -1})", "'PT1.999S'"),
        ("duration({seconds: -2, milliseconds: 1})", "'PT-1.999S'"),
        ("duration({seconds: -2, milliseconds: -1})", "'PT-2.001S'"),
        ("duration({days: 1, milliseconds: 1})", "'P1DT0.001S'"),
        ("duration({days: 1, milliseconds: -1})", "'P1DT-0.001S'"),
        ("duration({seconds: 60, milliseconds: -1})", "'PT59.999S'"),
        ("duration({seconds: -60, milliseconds: 1})", "'PT-59.999S'"),
        ("duration({seconds: -60, milliseconds: -1})", "'PT-1M-0.001S'"),
        // A tenth of a month is no binary fraction, and still comes out to the second.
        ("duration({months: 0.1})", "'P3DT1H2M54.6S'"),
        ("duration({days: null})", "null"),
    ]);
}

#[test]
fn arithmetic() {
    let long = "duration({years: 12.5, months: 5.5, days: 14.5, hours: 16.5, minutes: 12.5, seconds: 70.5, \
                nanoseconds: 3})";
    let mixed = "duration({months: 1, days: -14, hours: 16, minutes: -12, seconds: 70})";
    let whole = "duration({years: 12, months: 5, days: 14, hours: 16, minutes: 12, seconds: 70, nanoseconds: 1})";
    for (call, expected) in [
        ("date('1984-10-11') + LONG", "'1997-10-11'"),
        ("date('1984-10-11') - LONG", "'1971-10-12'"),
        ("MIXED + date('1984-10-11')", "'1984-10-28'"),
        ("localtime('12:31:14.000000001') + LONG", "'22:29:27.500000004'"),
        ("time('12:31:14.000000001+01:00') - LONG", "'02:33:00.499999998+01:00'"),
        ("localdatetime('1984-10-11T12:31:14.000000001') + MIXED", "'1984-10-29T04:20:24.000000001'"),
        ("datetime('1984-10-11T12:31:14.000000001+01:00') - MIXED", "'1984-09-24T20:42:04.000000001+01:00'"),
        // A day by the clock of the zone and 24 hours differ when the clock is put back.
        (
            "datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('P1D')",
            "'2017-10-29T12:00+01:00[Europe/Stockholm]'",
        ),
        (
            "datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('PT24H')",
            "'2017-10-29T11:00+01:00[Europe/Stockholm]'",
        ),
        ("date('2015-01-31') + duration('P1M')", "'2015-02-28'"),
        ("date('+999999999-12-31') + duration('P1D')", "NumberOutOfRange"),
        ("WHOLE + LONG", "'P25Y4M43DT50H11M23.500000004S'"),
        ("MIXED - LONG", "'P-12Y-10M-43DT-18H-9M-3.500000003S'"),
        ("WHOLE * 1", "'P12Y5M14DT16H13M10.000000001S'"),
        ("2 * WHOLE", "'P24Y10M28DT32H26M20.000000002S'"),
        ("WHOLE * 0.5", "'P6Y2M22DT13H21M8S'"),
        ("WHOLE / 2", "'P6Y2M22DT13H21M8S'"),
        ("WHOLE / 0.5", "'P24Y10M28DT32H26M20.000000002S'"),
        ("duration('PT0.3S') * 0.1", "'PT0.03S'"),
        ("WHOLE / 0", "DivisionByZero"),
        ("WHOLE / -2.0", "'P-6Y-2M-22DT-13H-21M-8S'"),
        ("WHOLE * 9223372036854775807", "NumberOutOfRange"),
        ("WHOLE * 1e300", "NumberOutOfRange"),
        ("date('2015') - date('2014')", "InvalidArgumentType"),
        ("date('2015') + 1", "InvalidArgumentType"),
        ("date('2015') + null", "null"),
    ] {
        check(&[(&call.replace("LONG", long).replace("MIXED", mixed).replace("WHOLE", whole), expected)]);
    }
}

#[test]
fn comparisons() {
    check(&[
        ("date('1980-12-24') < date('1984-10-11')", "true"),
        ("time('10:00+01:00') < time('09:35:14.645876123+00:00')", "true"),
        ("datetime('1980-12-11T12:31:14Z') < datetime('1984-10-11T12:31:14+05:00')", "true"),
        ("datetime('2020-01-01T00:00Z') = datetime('2020-01-01T01:00+01:00')", "false"),
        ("datetime('2020-01-01T00:00Z') < datetime('2020-01-01T01:00+01:00')", "true"),
        ("date('2020-01-01') = localdatetime('2020-01-01')", "false"),
        ("date('2020-01-01') < localdatetime('2020-01-01')", "null"),
        ("duration('P1D') < duration('P2D')", "null"),
        (
            "duration({days: 14, hours: 16, seconds: 70}) = duration({days: 14, hours: 16, minutes: 1, seconds: 10})",
            "true",
        ),
        ("duration({days: 14, hours: 16}) = duration({days: 13, hours: 40})", "false"),
    ]);
}

#[test]
fn durations_between_values() {
    check(&[
        (
            "duration.between(localdatetime('2018-01-01T10:00:00.2'), localdatetime('2018-01-02T10:00:00.1'))",
            "'PT23H59M59.9S'",
        ),
        (
            "duration.between(localdatetime('2018-01-02T10:00:00.1'), localdatetime('2018-01-01T10:00:00.2'))",
            "'PT-23H-59M-59.9S'",
        ),
        (
            "duration.between(datetime('2017-10-28T23:00+02:00[Europe/Stockholm]'), \
             datetime('2017-10-29T04:00+01:00[Europe/Stockholm]'))",
            "'PT6H'",
        ),
        ("duration.between(date('1984-10-11'), localdatetime('2016-07-21T21:45:22.142'))", "'P31Y9M10DT21H45M22.142S'"),
        ("duration.between(date('1984-10-11'), time('16:30+0100'))", "'PT16H30M'"),
        ("duration.between(localtime('14:30'), date('2015-06-24'))", "'PT-14H-30M'"),
        ("duration.between(time('14:30'), datetime('2015-07-21T21:40:32.142+0100'))", "'PT6H10M32.142S'"),
        ("duration.between(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24'))", "'P-27DT-21H-40M-32.142S'"),
        ("duration.between(date('2018-03-11'), date('2016-06-24'))", "'P-1Y-8M-17D'"),
        ("duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "'P1999999998Y11M30D'"),
        (
            "duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59'))",
            "'PT17531639991215H59M59S'",
        ),
        (
            "duration.inMonths(datetime('2014-07-21T21:40:36.143+0200'), datetime('2015-07-21T21:40:32.142+0100'))",
            "'P1Y'",
        ),
        ("duration.inMonths(localtime('14:30'), date('2015-06-24'))", "'PT0S'"),
        ("duration.inDays(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24'))", "'P-27D'"),
        ("duration.inSeconds(time('14:30'), time('16:30+0100'))", "'PT1H'"),
        ("duration.inSeconds(localtime('12:44:54.7'), localtime('12:34:55.3'))", "'PT-9M-59.4S'"),
        ("duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3'))", "'PT-0.4S'"),
        (
            "duration.inSeconds(datetime({year: 2017, month: 10, day: 29, hour: 0, timezone: 'Europe/Stockholm'}), \
             localtime({hour: 4}))",
            "'PT5H'",
        ),
        (
            "duration.inSeconds(datetime({year: 2017, month: 10, day: 29, timezone: 'Europe/Stockholm'}), \
             date({year: 2017, month: 10, day: 30}))",
            "'PT25H'",
        ),
        ("duration.between(null, date('2020'))", "null"),
        ("duration.between(1, date('2020'))", "InvalidArgumentType"),
        ("duration.between(duration('P1D'), date('2020'))", "InvalidArgumentType"),
    ]);
}

#[test]
fn formats_by_patterns_of_letters() {
    check(&[
        ("format(date('2018-03-01'))", "'2018-03-01'"),
        ("format(duration('P1D'))", "'P1D'"),
        ("format(date('2018-03-01'), 'd.M.yy')", "'1.3.18'"),
        ("format(date('2018-03-01'), 'dd/MM/yyyy')", "'01/03/2018'"),
        ("format(date('2018-03-01'), 'EEE d MMM uuuu D')", "'Thu 1 Mar 2018 60'"),
        ("format(date('2018-03-01'), 'QQQ w YYYY')", "'Q1 9 2018'"),
        ("format(localtime('15:04:05.123456789'), 'hh:mm:ss.SSS a')", "'03:04:05.123 PM'"),
        ("format(localtime('00:04:05'), 'h k K H A')", "'12 24 0 0 245000'"),
        (
            "format(datetime('2018-03-01T10:00:00+05:30'), 'X XX XXX x Z O')",
            "'+0530 +0530 +05:30 +0530 +0530 GMT+5:30'",
        ),
        ("format(datetime('2018-03-01T10:00:00Z'), 'X xxx O')", "'Z +00:00 GMT'"),
        ("format(date('-0004-01-02'), 'y u G')", "'5 -4 BC'"),
        ("format(date('2018-03-01'), 'HH')", "InvalidArgumentValue"),
        ("format(date('2018-03-01'), 'j')", "InvalidArgumentValue"),
        ("format(date('2018-03-01'), '[d]')", "InvalidArgumentValue"),
        ("format(duration('P1D'), 'd')", "InvalidArgumentValue"),
        ("format('2018', 'd')", "InvalidArgumentType"),
        ("format(null, 'd')", "null"),
    ]);
}
