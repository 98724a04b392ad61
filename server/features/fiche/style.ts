/** Style sheet of the phone page, in a light and a dark set. Contrasts are AA on both grounds. */
export const STYLE = `
:root{--papier:#fff;--encre:#111;--second:#444;--dehors:#ececea;--dehors-trait:#9a9a96;--grille:#ccc;--acquis:#D4708A;--hesitant:#F8DA78;--points:#4a3800;--lignes:#1F5A99;--bloc-gauche:#E63946;--bloc-centre:#8a6600;--bloc-droite:#2a6bc4;--bloc-extreme-droite:#14213D;--rouge:#B3123D;--filet:#d4d4d0}
@media(prefers-color-scheme:dark){:root{--papier:#161616;--encre:#f4f4f2;--second:#c4c4c0;--dehors:#2b2b2b;--dehors-trait:#777;--grille:#444;--acquis:#9c3350;--hesitant:#6b5200;--points:#ffe08a;--lignes:#6aa8ec;--bloc-gauche:#ff6b76;--bloc-centre:#f2c744;--bloc-droite:#7db4ff;--bloc-extreme-droite:#b9c6e8;--rouge:#ff8fa8;--filet:#3a3a3a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:44rem;background:var(--papier);color:var(--encre);font:18px/1.4 Texte,"Source Sans 3",system-ui,sans-serif;-webkit-text-size-adjust:100%}
header,section,footer,.legende{padding:0 16px}
p{margin:0 0 .5em}
h1,h2,.f,.p,.rang,.fort,.geste,.consigne,.fictif b{font-family:Titre,"Barlow Condensed","Arial Narrow",sans-serif;font-weight:700}
h1{font-size:2.1rem;line-height:1.05;margin:.1em 0 .15em}
h2{font-size:1.55rem;line-height:1.1;margin:0 0 .3em;padding-top:14px;border-top:3px solid var(--encre)}
sup{font-size:.62em;line-height:0;vertical-align:.5em}
small{display:block;font-size:.84em;color:var(--second);font-family:Texte,"Source Sans 3",system-ui,sans-serif;font-weight:400}
section{margin-top:22px}
svg{display:block;width:100%;height:auto}
.fictif{margin:-14px -16px 12px;padding:8px 16px;background:#000;color:#fff;font-size:.9rem}
.fictif b{font-size:1.15rem;text-transform:uppercase;margin-right:.4em}
header{padding-top:14px}
.sur,.sous,.note,footer{font-size:.92rem;color:var(--second)}
.sur{margin:0}
.badge{display:flex;gap:8px;align-items:center;font-size:.95rem}
.picto{flex:none;display:block;width:22px;height:22px}
.consigne{margin-top:12px;padding:14px 16px 8px;background:#111;color:#fff;font-size:1.5rem;line-height:1.15}
@media(prefers-color-scheme:dark){.consigne{background:#000;border-block:1px solid #666}}
.consigne .sur{color:#c9c9c4;font:400 .92rem/1.3 Texte,"Source Sans 3",system-ui,sans-serif}
.consigne .ou{font-size:1.9rem;line-height:1.05;margin:.1em 0 .35em}
.consigne blockquote{margin:0 0 .5em;padding-left:12px;border-left:4px solid #f2b705;font:400 1.2rem/1.3 Texte,"Source Sans 3",system-ui,sans-serif}
.consigne .suite{font:400 1rem/1.35 Texte,"Source Sans 3",system-ui,sans-serif;color:#dcdcd8}
.plus,.moins,.nu,.paves{list-style:none;margin:0;padding:0}
.plus li,.moins li{position:relative;padding:0 0 8px 26px}
.plus li::before,.moins li::before{position:absolute;left:2px;font-weight:700;content:"+"}
.moins li::before{content:"×"}
.nu li{padding-bottom:10px}
h3{font:700 1.2rem/1.2 Titre,"Barlow Condensed",sans-serif;margin:.6em 0 .3em}
.paves{display:grid;grid-template-columns:1fr 1fr;gap:10px;margin-bottom:12px}
.paves li{border:2px solid var(--encre);padding:8px 10px}
.paves b{display:block;font:700 2rem/1 Titre,"Barlow Condensed",sans-serif}
.paves span{font-size:.92rem}
.rapporter{position:sticky;bottom:0;display:flex;gap:14px;align-items:center;padding:10px 16px calc(10px + env(safe-area-inset-bottom));background:var(--papier);border-top:2px solid var(--encre)}
.rapporter a{flex:1;display:grid;place-items:center;min-height:52px;border-radius:8px;background:#B3123D;color:#fff;font:700 1.5rem/1 Titre,"Barlow Condensed",sans-serif;text-decoration:none}
.rapporter span{flex:1;font-size:.9rem;line-height:1.25}
.rapporter b{display:block}
.carte{margin:0}
figcaption{padding:10px 16px 6px;font-size:.92rem;color:var(--second)}
.legende{list-style:none;margin:12px 0 0;display:grid;gap:8px}
.legende li{display:flex;gap:10px;align-items:flex-start}
.legende .picto{margin-top:2px}
.blanc{padding:8px 16px 0}
.lieux,.retenir{list-style:none;margin:0;padding:0}
.lieux li{border-bottom:1px solid var(--filet)}
summary{display:flex;gap:12px;align-items:center;min-height:56px;padding:7px 0;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:focus-visible,a:focus-visible{outline:3px solid var(--rouge);outline-offset:2px}
.rang{flex:none;width:32px;height:32px;border-radius:50%;background:var(--encre);color:var(--papier);display:grid;place-items:center;font-size:1.2rem}
.badge b,.legende b,.nom{font-family:Titre,"Barlow Condensed",sans-serif;font-size:1.15em}
.nom{flex:1;min-width:0;font-weight:700;overflow-wrap:anywhere;line-height:1.2}
.nom small{font-weight:400;margin-top:2px;font-size:.78em}
.geste{flex:none;font-size:1.1rem;font-weight:400;color:var(--second)}
.voter{font-weight:700;color:var(--rouge)}
details p{padding:0 0 8px 44px;font-size:.95rem}
.lieux+.note{margin-top:10px}
.retenir{counter-reset:n}
.retenir li{counter-increment:n;position:relative;padding:0 0 10px 30px}
.retenir li::before{content:counter(n);position:absolute;left:0;font:700 1.7rem/1 Titre,sans-serif}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th{font-weight:400;text-align:left;line-height:1.2}
thead th{font-size:.85rem;color:var(--second);padding-bottom:4px}
td,thead th:not(:first-child){text-align:right;padding-left:8px}
tbody tr{border-top:1px solid var(--filet)}
tbody th,td{padding-block:6px}
td{font-size:.9rem}
.fort{font-size:1.25rem}
.cache{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
footer{margin-top:24px;padding-block:14px 28px;border-top:3px solid var(--encre);font-size:.88rem}
a{color:var(--rouge)}
footer a{display:inline-block;padding:10px 0;font-size:1.05rem}
/* Seven-figure populations beside their names on the narrowest phones. */
@media (max-width:400px){table{font-size:.82rem}th{overflow-wrap:anywhere}td{font-size:.8rem}td,thead th:not(:first-child){padding-left:5px}}
@media print{body{max-width:none}.rapporter{display:none}}
`
