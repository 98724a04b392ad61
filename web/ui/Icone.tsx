/** Icons drawn on a 16 px grid, one stroke, the colour of the text. */
const TRACES = {
  loupe: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  plus: 'M8 3v10M3 8h10',
  moins: 'M3 8h10',
  cadrer: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  fermer: 'm4 4 8 8M12 4l-8 8',
  gauche: 'm10 4-4 4 4 4',
  droite: 'm6 4 4 4-4 4',
  haut: 'm4 10 4-4 4 4',
  bas: 'm4 6 4 4 4-4',
  fiche: 'M4 1.8h6l2.5 2.5v10H4zM6 7h4.5M6 9.5h4.5M6 12h3',
  telecharger: 'M8 2v8m0 0L5 7m3 3 3-3M3 13.5h10',
  lien: 'M6.5 9.5 9.5 6.5M7.5 5l1.6-1.6a2.5 2.5 0 0 1 3.5 3.5L11 8.5M8.5 11l-1.6 1.6a2.5 2.5 0 0 1-3.5-3.5L5 7.5',
  carte: 'M2 3.5 6 2l4 1.5L14 2v10.5L10 14l-4-1.5L2 14zM6 2v10.5M10 3.5V14',
  liste: 'M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.5M2 8h.5M2 12h.5',
  cible: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Zm0-3.4a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z',
  livre: 'M8 3.5C6 2.3 4 2.2 2 2.6v10c2-.4 4-.3 6 .9 2-1.2 4-1.3 6-.9v-10c-2-.4-4-.3-6 .9Zm0 0v10',
  soleil:
    'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  imprimer: 'M4.5 6V2h7v4M4.5 11.5H2.5v-5h11v5h-2M4.5 9.5h7V14h-7z',
  route:
    'M4 13.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM12 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM6 11.5h4a2 2 0 0 0 0-4H6a2 2 0 0 1 0-4h4',
  groupe:
    'M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 7.3a2.3 2.3 0 1 0-.8-4.4M14.5 13c0-2-1.2-3.3-2.8-3.7',
  lune: 'M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5Z',
  couches: 'm8 2 6 3-6 3-6-3zM2 8l6 3 6-3M2 11l6 3 6-3',
  curseurs:
    'M2 4.5h7M12.5 4.5H14M2 11.5h1.5M7 11.5h7M10.7 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM5.3 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z',
  coche: 'm3 8.5 3.5 3.5L13 4.5',
  aide: 'M6 6a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1.1v.5M8 12v.3',
  lecture: 'm5 3 8 5-8 5z',
  pause: 'M5.5 3v10M10.5 3v10',
  recharger: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
} as const

export type NomIcone = keyof typeof TRACES

export function Icone({ nom, taille = 16 }: { nom: NomIcone; taille?: number }) {
  return (
    <svg
      width={taille}
      height={taille}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={TRACES[nom]} />
    </svg>
  )
}
