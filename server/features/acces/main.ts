/** `npm run acces -- --role siege`: hands out a pass from the machine of the server, the first one above all. */
import { parseArgs } from 'node:util'
import { LaissezPasserDemande } from '#contract/acces'
import { ouvrirBase } from '#db/connect'
import { creerLaissezPasser } from '#db/laissezPasser'
import { migrer } from '#db/migrate'
import { readConfig } from '../../config.ts'

const USAGE = `Usage : npm run acces -- --role siege|federation|groupe --libelle "Fédération du Gard" [--departements 30,34]
                       [--jours 90] [--adresse http://localhost:3000]

Remet un laissez-passer : un lien à ouvrir une fois sur le téléphone ou l’ordinateur du groupe. Avec la base embarquée, arrêtez
d’abord le serveur, ou passez par la page « Accès ».
`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      role: { type: 'string' },
      libelle: { type: 'string' },
      departements: { type: 'string' },
      jours: { type: 'string', default: '90' },
      adresse: { type: 'string', default: 'http://localhost:3000' },
    },
  })
  const lu = LaissezPasserDemande.safeParse({
    role: values.role,
    libelle: values.libelle,
    departements: values.departements?.toUpperCase().split(',') ?? null,
    jours: Number(values.jours),
  })
  if (!lu.success)
    throw new Error(
      `${lu.error.issues.map((i) => `${i.path.join('.')} : ${i.message}`).join('\n')}\n\n${USAGE}`,
    )
  const base = await ouvrirBase(readConfig(process.env))
  try {
    await migrer(base)
    const { secret, expireLe } = await creerLaissezPasser(base.db, lu.data, new Date())
    process.stdout.write(
      `${new URL(values.adresse).origin}/entrer#${secret}\nValable jusqu’au ${expireLe.slice(0, 10)}. Ce lien ne sera plus montré.\n`,
    )
  } finally {
    await base.fermer()
  }
}

main().catch((erreur: unknown) => {
  process.stderr.write(`Erreur : ${(erreur as Error).message}\n`)
  process.exitCode = 1
})
