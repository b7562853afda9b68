import { usualRecipe, type Recipe } from '../training/recipe.ts';

/** The command that trains a model by a recipe: what differs from the usual recipe of the machine is an option. */
export function trainingCommand(recipe: Recipe): string {
  const usual = usualRecipe(recipe.machine);
  const options = OPTIONS.map(([field, option]): string => {
    const value = optionValue(recipe, field);
    const isAlwaysSaid = field === 'machine' || field === 'variant' || field === 'seed';
    return isAlwaysSaid || value !== optionValue(usual, field) ? ` --${option} ${value}` : '';
  });
  return `npm run lab -- train${options.join('')}`;
}

const FIELDS = [
  'machine',
  'variant',
  'seed',
  'lengths',
  'ring',
  'distractorCells',
  'layers',
  'width',
  'heads',
  'window',
  'hidden',
  'updates',
  'batch',
  'learningRate',
  'attention',
  'firstStages',
  'besideTapes',
  'distanceSpread',
  'localLayers',
  'globalHeads',
] as const satisfies readonly (keyof Recipe)[];

/** Fields of a recipe with the options of the command line that set them. */
const OPTIONS = FIELDS.map(
  (field) => [field, field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] as const,
);

function optionValue(recipe: Recipe, field: keyof Recipe): string {
  switch (field) {
    case 'lengths':
      return recipe.lengths.join('-');
    case 'attention':
      return recipe.attention.join(',');
    case 'firstStages':
      return (
        recipe.firstStages
          ?.map(({ updates, lengths, stretch, distractorCells }) =>
            [updates, lengths.join('-'), stretch, distractorCells].join(','),
          )
          .join('/') ?? 'none'
      );
    case 'besideTapes':
      return recipe.besideTapes === true ? 'yes' : 'no';
    case 'distanceSpread':
      return `${recipe.distanceSpread ?? 0}`;
    case 'localLayers':
      return `${recipe.localLayers ?? 0}`;
    case 'globalHeads':
      return `${recipe.globalHeads ?? recipe.heads >> 1}`;
    default:
      return `${recipe[field]}`;
  }
}
