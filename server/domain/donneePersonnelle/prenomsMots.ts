/**
 * Given names of the register of births that a note also uses as ordinary words (« rose », « aime », « des »), in lower case without accents:
 * written so, they name nobody. Computed once: the given names that a list of 336 000 French forms also holds.
 */
export const PRENOMS_MOTS: ReadonlySet<string> = new Set(
  `
  abbes acacia ace adonis adonise adora adoration agate agit agnela ah ahana ai aiche aida aidee aima aimable aime aimee aines airelle
  aires aise aldin aldine alea ales alexandra alexandrine alfa alias alise alita alize alla allegresse allia alliance allie alpha aluna
  alvin alvine amadou amande amant amante amarante amarine amaryllis amateur amazone ambra ambre ame amen amena amer amethyste ami amide
  amie amine amour an ana ancolie ane anemone anes anesse ange angelique anges anima anis anisa anise annelle annonciation anonyme ante
  aphelie apollon ara aras arcade archange ares argentine aria ariette arille armant armon art aryles ascension assena assomption aster
  asterie atlas aube aubin auguste aura aurore automne aveline avine aviva avril azalee azur azure baba bacher bah bairam balla balthazar
  bambou banna baptiste baraka barbare barbe batiste baver baya baye bea begonia begum bel bela belle ben beni benie benigne benjamin
  benjamine benoit benoite bergamote berline berna bernardin bernardine beryl bibi bien-aime bienvenu bienvenue bijou bill bina bine
  blanche blondie blondine bluette bob bobo bonheur boni bonne bonnet bora bosco boston boubou bouchera boy bran brandon brandy bresil
  brook brume brune brunette bruyere bulle buna buse cadet calice calin calina caline calypso camelia cameline camus candela candide candie
  caner cannelle caprice capucine carene carline carma carme carmeline carmelite carmin carmina carmine carolus carry carter casimir cassis
  catherinette cati cattleya causette celesta celeste celestin cendra cerise cesar chai chaina chaine chaines chainez champion chance
  chancel chancelle charlotte cheik cheikh cheri cherie cherif cherubin chester china chine chretien chretienne christ chu ciel cira
  circoncis cire clair claire clairette clarine clarisse clemence clement clemente clementine clive coco colin collette colline colombe
  colombine conception concession consolation constance constant corail corneille court courte cris cristal cyan dahlia dalla dalton dama
  daman damas dame dan dandy daphne dauphin dauphine de delia delice delie demet demis deni denia denis derrick desir desire desiree destin
  destina destinee devin devina devis devora devote dia diamant diamanta diamante diamantine diane dieu dina dine diva divan divin divine
  do dolce doline dom dominion domino don donna dora dorien dorienne doris doua douce drisse duc dune ebene ecrin edelweiss eden edens
  edita edite egide eglantine egyptienne elan elida elide elis elise elle emane emeraude emie emir engin epiphane epiphanie erine eros
  esperance espoir esprit ester ethane etoile eureka eustache evita exauce exaucee expedie fais fakir fana farad farda fatma fauve fauvette
  fela felicita felicite felicitee felide feline fellah feras ferial feriale ferie feriee ferrer ferry feta fevrier fiacre fidele fillette
  flamine flavine fleur fleure fleuret fleurette fleurie fleuris fleurisse flore floreal florence florentin florentine flores florin fort
  fortune fortunee foulques framboise franc francisa francise francisque franco fridolin fritz fructueuse fructueux gais gala gara garance
  gata gavroche gemina gemma gena gene genereuse genereux genes genie gentiane gentil gentille germain germaine germer germinal gerome
  gille gilles girons gita gitane gloire gloria gorge grace gracia gracie gracieuse gracieux great gui guida guide guigner guillaume
  guillemette gulden gus ha habla hadji hai haik haira hala hale hamada han hanta harmonie harper hava hela hellene henni henry hercule
  heritier hermine hilaire hindou hissa hoche honora honorat honore honoree horst hortensia hosanna houssine huma hyacinthe hymen ide idem
  idylle ignes iles imam immaculee incarnation inde innes innocence innocent innocente inti ion ira iris irone isatis islam isola ive ives
  ivette jacinthe jack jacobine jacque jacques jade jaina jais jale jan janvier jasmin jasper jazz jean jeannette jenny jersey jesus job
  jolie joseph jules julien julienne junior juste justice kaiser kali kalis kamala kami kamis kan karma kelvin kentia khan kouros kriss
  kyrie la lady laid laina lais laissa lama lamina lamine lance lancine lange largo laure laya laye layon le leger lei leonard leonarde
  leonin leonine lestat lester leu lev levent lexie li lia liane lias liat libera liberte liberty libre lido lie liee lien lies liesse
  lilas lima lin linette lino linon lion lira liron lis lise lissa lita lois long loran lord lorette lori loris lorrain lorraine lotte loua
  louai louange loue louis loulou loup lourde lourdes louve lova love lu lucide luis luise lulu lumen lune lupin lys lysa lyse ma mac macha
  madeleine magnolia mai maia maie maire maki male mali malice malle malte maman man mana manda mandarine mande mandoline manes mania
  manille manuel manuelle maori maorie maoris marc marge margotte marguerite mari maria marie marie-jeanne marin marina marine marjolaine
  mark marli mars marsault martel martial martiale martyr massa mat mata mate materne mati matina matine matis matisse mats maure mauve max
  maxima maxime maxwell maya mayas maye mayes medina melba melchior melena melia melisse melodie melusine mena mendie merita merlin
  merveille messie meta metis metisse mi mica micheline miel miette mignon mignonne mignonnette milan mile miles mima mimi mimosa mina
  minas mine minerve minette mir mira mirabelle miracle miro misa mistral moche modeste modestie moira moisa moise moises molene mollie
  moly monder moussa muge muguet muguette munir murat musa muse mussa myosotis myrtille na nadir nais naja nana naos napoleon narcisse
  natal natale nativite naturelle neige nene neo neve nia nicodeme nicol nirvana noel nonce nordi noria normand noua nouba nova noya
  nymphea ocean octave octavia octavie ode odyssee ole olive olivette olivier olivine olympe omega ondine onyx opale opaline opportune
  optat or oracle orchidee oreade orges oriel orient orna oscar osee ours pacifique paddy padoue palma pancrace pandore papa pape papis
  paprika paquerette parfait parfaite paris pascal pascale pasquin passion pasteur paterne patience patient patrice paulette pelage penny
  pensee pepe pepin perla perle perpetue pervenche peter phanie phi philippine phoenix pie pierra pierre pierrot pieter pimprenelle piper
  pivoine placide plume pole polo pomme pompee porphyre praline precieuse precieux prele premier prima prime primerose primitive primo
  prince princesse principe privat prodige promesse promise prospere providence prudence prudent prudente prune prunelle purification
  pyrene quinto rabat rabbi racine rada rade radia radjah raid raina rainer rais raja rajah raki rama ramadan ramdam rameaux ramez rami
  ramona rani ranime rares ravi ravina raya rea real redan regent regis reine reine-claude reinette reis relique remise renal rene renee
  renette renia renne reseda reva ria richard richarde richelieu rida rima rimas rimasse rime rimes rital riva river roba robert robin roc
  rock roi romain romaine roman romance romane romano roque rosa rosaire rose rosette rosi rosie rosier roua rouan royal rubis rut sa
  sabelle sabine sabir sabra sabre sacra sahel sai saint saint-pierre sainte sait saki sala salami salas salera salete sali saline salira
  salle salvatrice samba sana sang sante saphir sari sati satine saturnin saturnine saule sauveur sayon scander scolastique second sema
  senateur septime sera seraphin sereine serge serges sergette serin serina serine serra servais severe sherif sherry si sibylle sibylline
  sierra silene sima sincere sinisa sire sixte slavisa smilla soda sol sole soleil solen solin soma son sonda sondes soudais soule soya
  spencer sterling steward su suat sublime sue sultan sultane sunna swahili swing sylvain sylve sylvestre symphonie symphorine taira tais
  tala talat talla tamia tan tapa tara tarzan tata temperance tendresse terri texane the tian tiare tien tilla timon toma tomas tombe tome
  tomer tommy tonie tory toscan toscane toussaint tranquille tresor tri tricha trinite triomphe tu tuba turquoise uranie urbain urbaine
  ursuline va vahine vaillant vainqueur val valence valeriane van vanda vanille vanna veda velat venant venera venus veronique victoire
  victoria victorien victorienne vida vina viola violet violette violine virginie visitation vital vivant vivier voltaire vu wolfram y yang
  yen yole zain zaouia zen zephyr zephyrine`
    .trim()
    .split(/\s+/),
)
