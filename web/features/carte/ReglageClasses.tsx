/** How the values of the layer are cut: method and number of classes. */
import { CLASSES_MAXIMUM, CLASSES_MINIMUM, NOM_METHODE, type MethodeClasses } from '#domain/couche/classes'
import { methodesDe, type ReglageClasses as Reglage, type Rendu } from '../../carte/coucheDessinee.ts'

export function ReglageClasses({ rendu, regler }: { rendu: Rendu; regler: (r: Reglage | null) => void }) {
  const { couche, moyenne } = rendu.variable
  const methodes = methodesDe(couche, moyenne)
  const { methode, nombre } = rendu.reglage
  if (rendu.seconde || methodes.length === 0) return null
  const choisir = (r: Reglage): void =>
    regler(r.methode === couche.methode && r.nombre === couche.nombre ? null : r)
  return (
    <div className="reglage-classes">
      <label>
        Découpe
        <select
          value={methode}
          onChange={(e) => choisir({ methode: e.target.value as MethodeClasses, nombre })}
        >
          {methodes.map((m) => (
            <option key={m} value={m}>
              {NOM_METHODE[m]}
            </option>
          ))}
        </select>
      </label>
      {methode !== 'reperes' && (
        <label>
          Nombre
          <select value={nombre} onChange={(e) => choisir({ methode, nombre: Number(e.target.value) })}>
            {Array.from({ length: CLASSES_MAXIMUM - CLASSES_MINIMUM + 1 }, (_, k) => k + CLASSES_MINIMUM).map(
              (n) => (
                <option key={n}>{n}</option>
              ),
            )}
          </select>
        </label>
      )}
    </div>
  )
}
