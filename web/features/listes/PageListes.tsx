/** The lists of a département: for a federation all of them, for a group those shared with it. */
import type { Listes as Lues } from '#contract/liste'
import type { Publication } from '#contract/publication'
import { CONSERVATION_LISTE } from '#domain/liste/conservation'
import { pluriel } from '#domain/typographie'
import { api } from '../../api.ts'
import { aller, useAdresse } from '../../navigation.ts'
import { useSession } from '../../session.ts'
import '../../styles/listes.css'
import { BarreDefaire } from '../../ui/Defaire.tsx'
import { Echec, Squelette, Vide } from '../../ui/Etats.tsx'
import { Lien } from '../../ui/Lien.tsx'
import { useDefaire } from '../../ui/useDefaire.ts'
import { useListe } from '../../ui/useListe.ts'
import { useTitre } from '../../ui/useTitre.ts'
import { Avancement } from './Avancement.tsx'
import { depuisQuand } from './phrases.ts'

export default function PageListes({ publication }: { publication: Publication }) {
  useTitre('Listes')
  const session = useSession()
  const permis = publication.departements.filter((d) => session?.departements?.includes(d.code) ?? true)
  const demande = new URLSearchParams(useAdresse().replace(/^[^?]*/, '')).get('dep')
  const departement = (permis.find((d) => d.code === demande) ?? permis[0])?.code
  return (
    <main id="contenu" className="page page-listes" tabIndex={-1}>
      <div className="page-titre">
        <h1>Listes</h1>
        {permis.length > 1 && (
          <select
            className="champ"
            aria-label="Département"
            value={departement}
            onChange={(e) => aller(`/listes?dep=${e.target.value}`, { remplacer: true })}
          >
            {permis.map((d) => (
              <option key={d.code} value={d.code}>
                {d.code} {d.nom}
              </option>
            ))}
          </select>
        )}
      </div>
      {!session && <Squelette lignes={6} />}
      {session?.role === 'visiteur' && (
        <Vide titre="Cette page demande un accès.">
          <p>
            Ouvrez le lien que votre fédération vous a envoyé, ou <Lien href="/acces">voyez votre accès</Lien>
            .
          </p>
        </Vide>
      )}
      {session && session.role !== 'visiteur' && departement && (
        <Departement key={departement} departement={departement} deGroupe={session.role === 'groupe'} />
      )}
    </main>
  )
}

function Departement({ departement, deGroupe }: { departement: string; deGroupe: boolean }) {
  const { valeur, erreur, relire } = useListe(departement, (s) => api.listes(departement, s))
  if (erreur) return <Echec erreur={erreur} reessayer={relire} />
  if (!valeur) return <Squelette lignes={6} />
  return (
    <>
      {valeur.listes.length === 0 ? (
        <Aucune departement={departement} deGroupe={deGroupe} />
      ) : (
        <Cartes listes={valeur.listes} deGroupe={deGroupe} />
      )}
      {valeur.jetees.length > 0 && <Jetees jetees={valeur.jetees} relire={relire} />}
    </>
  )
}

function Aucune({ departement, deGroupe }: { departement: string; deGroupe: boolean }) {
  return (
    <Vide titre={deGroupe ? 'Aucune liste n’est partagée avec votre groupe.' : 'Aucune liste encore.'}>
      {deGroupe ? (
        <p>Votre fédération vous enverra un lien quand elle en aura préparé une.</p>
      ) : (
        <p>
          Une liste naît d’une répartition d’heures ou d’une sélection sur la carte.{' '}
          <Lien href={`/ciblage?dep=${departement}`}>Répartir des heures</Lien> ou{' '}
          <Lien href="/carte">choisir sur la carte</Lien>.
        </p>
      )}
    </Vide>
  )
}

function Cartes({ listes, deGroupe }: { listes: Lues['listes']; deGroupe: boolean }) {
  return (
    <ul className="cartes-listes">
      {listes.map((l) => (
        <li key={l.id}>
          <Lien href={`/listes/${l.id}`}>
            <b>{l.nom}</b>
            <span className="muet">
              {pluriel(l.lignes, 'bureau', 'bureaux')}
              {!deGroupe &&
                `, ${l.partages === 0 ? 'pas encore partagée' : `partagée avec ${pluriel(l.partages, 'groupe')}`}`}
              , changée {depuisQuand(l.modifieLe)}
            </span>
            <Avancement
              compte={{ aFaire: l.lignes - l.enCours - l.faites, enCours: l.enCours, fait: l.faites }}
            />
          </Lien>
        </li>
      ))}
    </ul>
  )
}

function Jetees({ jetees, relire }: { jetees: Lues['jetees']; relire: () => void }) {
  const defaire = useDefaire(relire)
  const reprendre = ({ id, nom }: Lues['jetees'][number]): void =>
    defaire.faire(
      `Liste « ${nom} » reprise.`,
      () => api.reprendreListe(id),
      () => api.jeterListe(id),
    )
  return (
    <details className="bloc listes-jetees">
      <summary>{pluriel(jetees.length, 'liste jetée', 'listes jetées')}</summary>
      <ul className="interieur">
        {jetees.map((l) => (
          <li key={l.id}>
            <span>
              {l.nom}{' '}
              <small className="muet">
                jetée {depuisQuand(l.jeteeLe)}, gardée {CONSERVATION_LISTE.jetee} jours
              </small>
            </span>
            <button
              type="button"
              className="bouton bouton-petit"
              disabled={defaire.occupe}
              aria-label={`Reprendre (${l.nom})`}
              onClick={() => reprendre(l)}
            >
              Reprendre
            </button>
          </li>
        ))}
      </ul>
      <BarreDefaire defaire={defaire} />
    </details>
  )
}
