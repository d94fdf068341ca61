import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  Modal,
  NavLink,
  Select,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

/** The one accent: a calm blue-green. Shade 7 on white and white on shade 6 both pass 4.5:1. */
const accent: MantineColorsTuple = [
  '#edf6f8',
  '#d7eaef',
  '#aed5df',
  '#82bfce',
  '#5cabbe',
  '#3f98af',
  '#2a7f97',
  '#1d667c',
  '#164f61',
  '#0f3947',
];

const dark: MantineColorsTuple = [
  '#e6eaed',
  '#c9d1d7',
  '#a5b1ba',
  '#7f8d98',
  '#4a5762',
  '#38444e',
  '#2a343d',
  '#1b232a',
  '#141a20',
  '#0e1317',
];

const fontFamily = "'Atkinson Hyperlegible Next Variable', 'Segoe UI', system-ui, sans-serif";

/** Fingers need 44 px; the kit's middle size has 42. Other sizes are left alone: they stand where fingers do not. */
const fingerHeight = '44px';

export const theme = createTheme({
  colors: { accent, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: 'pointer',
  defaultRadius: 'sm',
  focusRing: 'auto',
  fontFamily,
  fontFamilyMonospace: fontFamily,
  headings: {
    fontFamily,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '36px' },
      h2: { fontSize: '20px', lineHeight: '28px' },
      h3: { fontSize: '17px', lineHeight: '24px' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  components: {
    Button: Button.extend({
      defaultProps: { size: 'md' },
      vars: (_theme, props) => ({ root: props.size === 'md' ? { '--button-height': fingerHeight } : {} }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', size: 44 } }),
    Input: Input.extend({
      vars: (_theme, props) => ({ wrapper: props.size === 'md' ? { '--input-height': fingerHeight } : {}, input: {} }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] },
    }),
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    Select: Select.extend({ defaultProps: { size: 'md', allowDeselect: false } }),
    Checkbox: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    NavLink: NavLink.extend({ defaultProps: { variant: 'light' } }),
    Modal: Modal.extend({ defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' } } }),
  },
});

/** The kit's own greys for hints and its red for errors miss 4.5:1 on white; these pass on every surface here. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#495057',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-text': '#16202a',
  },
  dark: {
    '--mantine-color-dimmed': '#b4bfc7',
    '--mantine-color-placeholder': '#a5b1ba',
    '--mantine-color-error': '#ff9d94',
    '--mantine-color-text': '#e6eaed',
    '--mantine-color-accent-light': '#21404b',
    '--mantine-color-accent-light-hover': '#294c58',
    '--mantine-color-accent-light-color': '#d7eaef',
  },
});
