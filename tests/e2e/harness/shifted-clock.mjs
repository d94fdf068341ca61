// Loaded before the endpoint (NODE_OPTIONS=--import): its clock begins at WAYMARK_TEST_NOW, as the laptops' clocks do.
const RealDate = Date;
const shift = Number(process.env.WAYMARK_TEST_NOW) - RealDate.now();

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }

  static now() {
    return RealDate.now() + shift;
  }
};
