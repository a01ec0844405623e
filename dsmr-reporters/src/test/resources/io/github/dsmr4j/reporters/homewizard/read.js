// Reads the device at the address of the first argument, and prints what it read as JSON.
const { P1MeterApi } = require('homewizard-energy-api');

const api = new P1MeterApi(process.argv[2]);
(async () => {
  console.log(
    JSON.stringify({
      device: await api.getBasicInformation(),
      data: await api.getData(),
      telegram: await api.getTelegram(),
      parsed: await api.getParsedTelegram(),
    }),
  );
})();
