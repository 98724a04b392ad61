/** The group of whoever reads, as its federation keeps it: on the map or not, and what it counts. */
import { useState } from 'react'
import { dateLongue } from '#domain/typographie'
import { api } from '../../api.ts'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { SaisieCompteur } from './SaisieCompteur.tsx'

export function MonGroupe() {
  const { valeur, erreur, relire } = useListe('mon-groupe', api.monGroupe)
  const defaire = useDefaire(relire)
  const [note, setNote] = useState<Date | null>(null)
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={3} />
  const { groupe } = valeur
  if (!groupe)
    return (
      <Vide titre="Votre lien n’est pas celui d’un groupe ouvert ici.">
        <p>
          Vos listes et vos missions s’ouvrent quand même. Pour être sur la carte, demandez à votre fédération
          d’ouvrir votre groupe, puis de vous donner un lien à son nom.
        </p>
      </Vide>
    )
  const { id, nom, visible } = groupe
  const montrer = (): void =>
    defaire.faire(
      visible ? 'Votre groupe n’est plus sur la carte de tous.' : 'Votre groupe est sur la carte de tous.',
      () => api.montrerGroupe(id, !visible),
      () => api.montrerGroupe(id, visible),
    )
  return (
    <section className="bloc" aria-labelledby="mon-groupe">
      <header>
        <h2 id="mon-groupe">{nom}</h2>
        <span className="fin">{groupe.nomLieu}</span>
      </header>
      <div className="interieur">
        <p>
          Se retrouve à {groupe.nomCommune}. <Lien href="/listes">Ses listes</Lien> ·{' '}
          <Lien href="/missions">ses missions</Lien>
        </p>
        <label className="une-case">
          <input type="checkbox" checked={visible} disabled={defaire.occupe} onChange={montrer} />
          Se montre à tous, sur la carte et à qui cherche un groupe
        </label>
      </div>
      <h3 className="interieur">Ce que le groupe a compté</h3>
      <SaisieCompteur groupes={[groupe]} ecrit={() => setNote(new Date())} />
      {note && <p className="interieur muet">Noté, {dateLongue(note.toISOString())}.</p>}
      <BarreDefaire defaire={defaire} />
    </section>
  )
}
