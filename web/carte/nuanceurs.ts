/** Shaders of the map, WebGL 2. Positions are Web Mercator from the origin of a mesh; `cadrage` brings them to the screen. */
import { HACHURE, LARGEUR_TEXTURE, PLEIN } from './peinture.ts'

const ENTETE = '#version 300 es\nprecision highp float;\n'
const CADRAGE = /* glsl */ `
uniform vec4 cadrage; // scale x, y then offset x, y
vec2 surEcran(vec2 p) { return p * cadrage.xy + cadrage.zw; }
`

/**
 * Places: the colour of each is read in a texture by its row; a foyer is hatched in screen space (45° black lines, as sharp at
 * every zoom) that moves with the map.
 */
export const LIEUX = {
  sommets: /* glsl */ `${ENTETE}${CADRAGE}
in vec3 point;
uniform sampler2D couleurs;
flat out vec4 couleur;
void main() {
  int rang = int(point.z);
  couleur = texelFetch(couleurs, ivec2(rang % ${LARGEUR_TEXTURE}, rang / ${LARGEUR_TEXTURE}), 0);
  gl_Position = vec4(surEcran(point.xy), 0.0, 1.0);
}`,
  pixels: /* glsl */ `${ENTETE}
flat in vec4 couleur;
uniform vec4 hachure; // step, width and origin, in pixels; strength
out vec4 pixel;
void main() {
  pixel = vec4(couleur.rgb, 1.0);
  if (couleur.a < ${((PLEIN + HACHURE) / 2 / 255).toFixed(3)}) {
    float position = (gl_FragCoord.x - gl_FragCoord.y) * 0.70710678 - hachure.z;
    float ecart = abs(mod(position, hachure.x) - hachure.x * 0.5);
    pixel.rgb *= 1.0 - hachure.w * (1.0 - smoothstep(hachure.y * 0.5 - 0.5, hachure.y * 0.5 + 0.5, ecart));
  }
}`,
}

/** One colour: the ground. */
export const APLAT = {
  sommets: /* glsl */ `${ENTETE}${CADRAGE}
in vec3 point;
void main() { gl_Position = vec4(surEcran(point.xy), 0.0, 1.0); }`,
  pixels: /* glsl */ `${ENTETE}
uniform vec4 teinte;
out vec4 pixel;
void main() { pixel = teinte; }`,
}

/** Borders: each segment as a quad of a width in pixels, a little longer than itself so that two of them join. */
export const TRAITS = {
  sommets: /* glsl */ `${ENTETE}${CADRAGE}
in vec4 segment; // two ends
uniform vec3 trait; // half width in pixels, half size of the canvas
void main() {
  vec2 a = surEcran(segment.xy) * trait.yz;
  vec2 b = surEcran(segment.zw) * trait.yz;
  vec2 sens = b - a;
  float longueur = length(sens);
  sens = longueur > 0.0 ? sens / longueur : vec2(1.0, 0.0);
  // corners 0 to 3 of the strip
  float bout = float(gl_VertexID & 1);
  float cote = float(gl_VertexID >> 1) * 2.0 - 1.0;
  vec2 p = mix(a, b, bout) + sens * (bout * 2.0 - 1.0) * trait.x * 0.5 + vec2(-sens.y, sens.x) * cote * trait.x;
  gl_Position = vec4(p / trait.yz, 0.0, 1.0);
}`,
  pixels: APLAT.pixels,
}

/** The last picture, moved by whole pixels. */
export const COPIE = {
  sommets: /* glsl */ `${ENTETE}
void main() {
  gl_Position = vec4(float(gl_VertexID & 1) * 4.0 - 1.0, float(gl_VertexID >> 1) * 4.0 - 1.0, 0.0, 1.0);
}`,
  pixels: /* glsl */ `${ENTETE}
uniform sampler2D image;
uniform ivec2 decalage;
out vec4 pixel;
void main() { pixel = texelFetch(image, ivec2(gl_FragCoord.xy) + decalage, 0); }`,
}
