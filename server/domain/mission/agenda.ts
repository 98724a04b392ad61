/** Missions as a calendar that telephones subscribe to (iCalendar, RFC 5545). */

export interface Evenement {
  id: string
  titre: string
  /** `AAAA-MM-JJ`. */
  jour: string
  /** `HH:MM` in Paris; null: the whole day. */
  heure: string | null
  lieu: string
  description: string
  /** Address of the page of the mission. */
  adresse: string
  ecritLe: Date
}

/** A mission lasts two hours unless it says otherwise. */
const DUREE = 'PT2H'
/** Daylight saving of Paris, as calendars want it told. */
const FUSEAU = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Text of a property: backslash, comma, semicolon and line ends are escaped (RFC 5545 §3.3.11). */
const texte = (t: string): string =>
  t
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    // oxlint-disable-next-line no-control-regex -- a calendar refuses them
    .replace(/[\u0000-\u001f\u007f]/g, '')

/** Lines of 75 octets at most, never cut inside a character (RFC 5545 §3.1). */
function plier(ligne: string): string {
  const morceaux: string[] = []
  let morceau = ''
  let octets = 0
  for (const c of ligne) {
    const taille = new TextEncoder().encode(c).length
    if (octets + taille > (morceaux.length === 0 ? 75 : 74)) {
      morceaux.push(morceau)
      morceau = ''
      octets = 0
    }
    morceau += c
    octets += taille
  }
  return [...morceaux, morceau].join('\r\n ')
}

const compact = (t: string): string => t.replace(/[-:]/g, '')
const instant = (d: Date): string => `${compact(d.toISOString().slice(0, 19))}Z`

function debut({ jour, heure }: Evenement): string[] {
  if (heure === null) return [`DTSTART;VALUE=DATE:${compact(jour)}`]
  return [`DTSTART;TZID=Europe/Paris:${compact(jour)}T${compact(heure)}00`, `DURATION:${DUREE}`]
}

/** The whole calendar, lines ended by CRLF. @param nom its title. */
export function ecrireAgenda(nom: string, evenements: readonly Evenement[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quartier General//Missions//FR',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${texte(nom)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...FUSEAU,
    ...evenements.flatMap((e) => [
      'BEGIN:VEVENT',
      `UID:${e.id}@quartier-general`,
      `DTSTAMP:${instant(e.ecritLe)}`,
      ...debut(e),
      `SUMMARY:${texte(e.titre)}`,
      `LOCATION:${texte(e.lieu)}`,
      `DESCRIPTION:${texte(e.description)}`,
      `URL:${e.adresse}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(plier)
    .join('\r\n')
}
