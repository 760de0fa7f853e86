import type { GPGPUProgram } from '@tensorflow/tfjs-backend-webgl/dist/gpgpu_math';
import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { engine, type Tensor2D } from '@tensorflow/tfjs-core';
import { mergeMatches, noMatches } from '../../core/match/nearest';

/** Bank patches that one thread compares with its two query patches: short, for slow GPUs' sake. */
const PATCHES_A_SEGMENT = 128;

/** Bank patches that share one fetch of the query; divides a segment. */
const PATCHES_A_STEP = 8;

/**
 * Product, row maximum and its index in one program: the matrix of all products is never written.
 *
 * Inputs are packed two by two, so one texel of the query holds two numbers of two patches, and
 * four products come of two texels. The bank is cut into segments, one a thread. Rows of the
 * output come in pairs, the largest product of a segment and the patch it belongs to, so that one
 * texel is what one thread knows of its two query patches.
 */
function nearestProgram(count: number, depth: number, segments: number): GPGPUProgram {
  return {
    variableNames: ['query', 'bank'],
    outputShape: [2 * segments, count],
    packedInputs: true,
    packedOutput: true,
    enableShapeUniforms: true,
    // Shapes as uniforms: a growing bank does not recompile shaders.
    customUniforms: [{ name: 'patches', type: 'int' }],
    userCode: `
      vec2 largest = vec2(-4.0);
      vec2 index = vec2(0.0);

      void keep(vec4 products, int patch_) {
        if (patch_ >= patches) return;
        bvec2 isLarger = greaterThan(products.xz, largest);
        largest = mix(largest, products.xz, isLarger);
        index = mix(index, vec2(patch_), isLarger);
        if (patch_ + 1 >= patches) return;
        isLarger = greaterThan(products.yw, largest);
        largest = mix(largest, products.yw, isLarger);
        index = mix(index, vec2(patch_ + 1), isLarger);
      }

      vec4 multiply(vec4 q, vec4 b) {
        return q.xxzz * b.xzxz + q.yyww * b.ywyw;
      }

      void main() {
        ivec2 place = getOutputCoords();
        int first = place.x / 2 * ${PATCHES_A_SEGMENT};
        int end = min(first + ${PATCHES_A_SEGMENT}, patches);
        for (int p = first; p < end; p += ${PATCHES_A_STEP}) {
          vec4 s0 = vec4(0.0), s1 = s0, s2 = s0, s3 = s0;
          for (int k = 0; k < ${depth}; k += 2) {
            vec4 q = getQuery(place.y, k);
            s0 += multiply(q, getBank(p, k));
            s1 += multiply(q, getBank(p + 2, k));
            s2 += multiply(q, getBank(p + 4, k));
            s3 += multiply(q, getBank(p + 6, k));
          }
          keep(s0, p);
          keep(s1, p + 2);
          keep(s2, p + 4);
          keep(s3, p + 6);
        }
        setOutput(vec4(largest, index));
      }
    `,
  };
}

/**
 * For each query patch the place of its nearest bank patch, with one readback of a few numbers.
 *
 * @param query `[count, depth]`, rows of length 1
 * @param bank `[patches, depth]`, as well; `depth` even
 */
export async function nearestOnWebgl(
  backend: MathBackendWebGL,
  query: Tensor2D,
  bank: Tensor2D,
): Promise<Uint32Array> {
  const [count, depth] = query.shape;
  const [patches] = bank.shape;
  const segments = Math.ceil(patches / PATCHES_A_SEGMENT);
  const program = nearestProgram(count, depth, segments);
  const info = backend.compileAndRun(program, [query, bank], 'float32', [[patches]]);
  const tensor = engine().makeTensorFromTensorInfo(info);
  try {
    const numbers = (await tensor.data()) as Float32Array;
    const best = noMatches(count);
    for (let segment = 0; segment < segments; segment++) {
      const start = 2 * segment * count;
      const products = numbers.subarray(start, start + count);
      mergeMatches(best, 0, products, numbers.subarray(start + count, start + 2 * count));
    }
    return best.patches;
  } finally {
    tensor.dispose();
  }
}
