/** Words that tell a person from a place, an institution or a public figure, in lower case without accents (see cherchable). */

const mots = (texte: string): ReadonlySet<string> => new Set(texte.trim().split(/\s+/))

const noms = (texte: string): ReadonlySet<string> => new Set(texte.trim().split(/\s*,\s*/))

/** Figures whom conversations name: they are not inhabitants. Exact, so that a shared surname does not hide an inhabitant. */
export const PERSONNALITES = noms(`
  gabriel attal, manuel bompard, mathilde panot, clementine autain, jordan bardella, michel barnier, francois bayrou, elisabeth borne,
  lucie castets, bernard cazeneuve, jacques chirac, eric ciotti, gerald darmanin, rachida dati, charles de gaulle, dominique de villepin,
  olivier faure, francois fillon, raphael glucksmann, anne hidalgo, francois hollande, yannick jadot, lionel jospin, jean lassalle,
  sebastien lecornu, marine le pen, jean marie le pen, emmanuel macron, brigitte macron, jean luc melenchon, francois mitterrand,
  charles de gaulle etoile, barack obama, edouard philippe, philippe poutou, vladimir poutine, bruno retailleau, fabien roussel, segolene royal, francois ruffin,
  nicolas sarkozy, marine tondelier, donald trump, simone veil, laurent wauquiez, eric zemmour, nathalie arthaud, leon blum, jean jaures,
  bernard arnault, vincent bollore, xavier niel, elon musk, gabriel zucman, thomas piketty, sophie binet, laurent berger, marylise leon,
  philippe martinez, rima hassan, sandrine rousseau, caroline fiat, alain juppe, eric coquerel, alexis corbiere, raquel garrido,
  danielle simonnet, adrien quatennens, louis boyard, antoine leaument, sebastien delogu, carlos martens bilongo, rachel keke, leila chaibi,
  manon aubry, younous omarjee, emma fourreau, boris vallaud, benoit hamon, arnaud montebourg, christiane taubira, martine aubry,
  anne lauvergeon, carole delga, johanna rolland, najat vallaud belkacem, nathalie appere, gregory doucet, pierre hurmic, eric piolle,
  leonore moncondhuy, jeanne barseghian, benoit payan, michele rubirola, julien bayou, cyrielle chatelain, lea balage el mariky,
  stephane peu, nicolas sansu, ian brossat, andre chassaigne, sebastien jumel, elsa faucillon, valerie pecresse, xavier bertrand, laurence ferrari,
  aurore berge, agnes pannier runacher, bruno le maire, jean castex, olivier veran, elisabeth guigou, nicolas dupont aignan, florian philippot,
  marion marechal, sarah knafo, louis aliot, steeve briois, sebastien chenu, jean philippe tanguy, laure lavalette, robert menard, david lisnard,
  christian estrosi, jean luc moudenc, francois asselineau, jose bove, cecile duflot, noel mamere, dominique voynet, arlette laguiller,
  olivier besancenot, robert hue, marie george buffet, georges marchais, pierre mendes france, pierre mauroy, michel rocard, jacques delors,
  robert badinter, raymond barre, alain duhamel, valery giscard d estaing, georges pompidou, marechal petain, jean moulin, jean zay, pierre brossolette,
  leon xiv, abbe pierre, mere teresa, jeanne d arc, victor hugo, emile zola, albert camus, jean ferrat, jean paul sartre, simone de beauvoir,
  louise michel, rosa parks, nelson mandela, martin luther king, olympe de gouges, georges clemenceau, marcel cachin, jacques duclos, charles tillon,
  ambroise croizat, henri krasucki, maurice thorez, waldeck rochet, marcel paul, guy moquet, missak manouchian, lucie aubrac, danielle casanova,
  germaine tillion, frederic joliot curie, marie curie, louis pasteur, claude bernard, jules ferry, jules guesde, aristide briand, raymond poulidor,
  zinedine zidane, kylian mbappe, teddy riner, omar sy, cyril hanouna, pascal praud, apolline de malherbe, david pujadas, elise lucet, jean jacques bourdin,
  yves rocher, marie blachere, leroy merlin, louis vuitton, manuel valls, gerard depardieu, robert ballanger, pierre feuille ciseaux, christian dior, jean coutu, joe biden, kamala harris, volodymyr zelensky,
  benyamin netanyahou, xi jinping, angela merkel, ursula von der leyen, viktor orban, georgia meloni, giorgia meloni, greta thunberg, boris johnson,
  ruffin, jaures, blum, autain, panot, bompard, coquerel, juppe, bollore, arnault, musk, zucman, piketty, binet, zelensky, netanyahou, orban, meloni,
  petain, pompidou, giscard, chirac, sarko, jospin, rocard, mauroy, badinter, croizat, thorez, krasucki, lecornu, barnier, borne, philippot, zidane, mbappe,
  hanouna, praud, villepin, fillon, hidalgo, jadot, delga, taubira, montebourg, hamon, mendes france, clemenceau, de gaulle, zola, pasteur,
  attal, bardella, bayrou, ciotti, darmanin, glucksmann, hollande, le pen, macron, melenchon, mitterrand, poutine, retailleau, sarkozy,
  tondelier, trump, wauquiez, zemmour`)

/** « chez X », « chez les X » that name a business or a group, not a home. */
export const ENSEIGNES = mots(`
  leroy e manufrance moulinex legrand bata kodak whirlpool goodyear continental conti psa ford gm lejaby lip merlin biocoop weston bollore rocher blachere valeo thales alstom arcelor airbus danone nestle vinci veolia suez lafarge saint-gobain transdev keolis deliveroo uber aldi amazon auchan bayer bosch carrefour casino castorama cora darty decathlon edf emmaus engie enedis fnac free ikea intermarche
  inditex kiabi leclerc lidl lu michelin mcdo monoprix netto orange perrier peugeot picard renault safran sanofi sfr simply
  sncf stellantis total toyota verts insoumis republicains socialistes communistes ecologistes gilets francais francaises
  nimois gardois parisiens marseillais lyonnais catholiques musulmans juifs protestants harkis pieds-noirs roms gitans`)

/** Words after a civility, or a kinship word, that are a function or an everyday phrase, not a name. */
export const NON_NOMS = mots(`
  le la les l un une de du des d et ou ni mais donc or car que qui quoi dont ou a au aux en dans sur sous avec sans pour par chez
  vers ne pas plus est sont etait a ont avait va vient veut voulait peut dit disait pense trouve vote votait habite ouvre refuse
  tres trop bien mal assez seul seule seuls age agee ages agees retraite retraitee malade presse pressee aimable gentil gentille
  enceinte sympa connu connue inconnu inconnue bonjour bonsoir je tu il elle on nous vous ils elles ce cette ces son sa ses mon ma
  mes leur leurs notre votre maire madame monsieur mme mr tout-le-monde tout toute tous toutes qu quand comme si nous toujours
  jamais souvent deja encore aussi n s y c j m t`)

/** Acronyms and organisations that follow « voir », « chez » or « M » without being somebody. */
export const INSTITUTIONS = mots(`
  mairie ehpad caf poste france travail urssaf police prefecture snu cgt cfdt fo rn ps pcf lfi eelv lr sncf edf pole emploi tf1 europe
  etat insee samu republique marianne gauche droite secours croix attac metropole departement region agglo nimes`)

/** A word that makes what follows the name of a place or an institution: « rue du Docteur Roux », « collège Jean Moulin ». */
export const LIEU_DIT =
  'statue|st[èe]le|mosqu[ée]e|synagogue|temple|cath[ée]drale|caserne|halles?|kiosque|f[êe]te|foire|fort|mairie|tram|ligne|boulangeries?|polyclinique|parkings?|m[ée]tro|caf[ée]s?|bars?|restaurant|pharmacie|magasin|rues?|r\\.|avenues?|av\\.?|boulevards?|bd|places?|pl\\.|all[ée]es?|impasse|chemins?|quais?|squares?|cours|parcs?|jardins?|passages?|' +
  'esplanade|esplanades|mail|mont[ée]e|faubourg|rond-point|ponts?|routes?|[ée]coles?|coll[èe]ges?|lyc[ée]es?|cr[èe]ches?|maternelle|' +
  'universit[ée]|campus|h[ôo]pital|clinique|ehpad|maison|maison de sant[ée]|salles?|gymnases?|stades?|piscine|m[ée]diath[èe]que|' +
  'biblioth[èe]que|th[ée][âa]tre|cin[ée]ma|centre|centre social|cit[ée]s?|r[ée]sidences?|tours?|quartiers?|zac|hameau|[ée]glise|' +
  'chapelle|march[ée]|gare|station|arr[êe]t|mus[ée]e|espace|foyer|b[âa]timents?|immeuble|groupe scolaire|fondation|prix|loi|usine'
