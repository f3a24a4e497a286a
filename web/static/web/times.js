// Instants are served in UTC; here they are told in the zone and with the clock of whoever reads.
// The exact instant stays in the title. Without this script the page reads as well, in UTC.

const DAY = { day: "numeric", month: "long", year: "numeric" };
const FORMS = {
  day: DAY,
  minute: { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "short" },
  second: { ...DAY, hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" },
};

for (const time of document.querySelectorAll("time[data-instant]")) {
  const at = new Date(time.dateTime);
  const form = FORMS[time.dataset.instant];
  if (form && !Number.isNaN(at.getTime())) {
    time.textContent = new Intl.DateTimeFormat("en-GB", form).format(at);
  }
}
