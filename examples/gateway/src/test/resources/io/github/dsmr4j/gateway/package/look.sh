# What becomes of the service, step by step; each line is compared with what is expected.
unit=dsmr-gateway
settings=/etc/dsmr-gateway/dsmr-gateway.toml

property() { systemctl show -P "$1" $unit; }
say() { echo "$*"; }

# until_is WANTED COMMAND...: waits until a command prints that, and says what it prints in the end.
until_is() {
  wanted=$1
  shift
  for try in $(seq 150); do
    [ "$("$@")" = "$wanted" ] && break
    sleep 0.2
  done
  say "$* is $("$@")"
}
# The first line that a page is answered with.
page() {
  bash -c "exec 3<>/dev/tcp/127.0.0.1/$1 && printf 'GET $2 HTTP/1.0\r\n\r\n' >&3 && head -n 1 <&3 | tr -d '\r'" 2>/dev/null
}
told() { grep -c "$1" /root/gateway.log; }

say "== without a cable"
until_is active property ActiveState
until_is "HTTP/1.1 200 OK" page 8080 /
# It could not say so without the library for serial ports.
until_is 1 told "no USB"

say "== with a meter, on the ports of old"
sed -i -e 's/serial:auto/simulate/' -e 's/8080/80/' -e 's/2323/23/' $settings
systemctl restart $unit
until_is "HTTP/1.1 200 OK" page 80 /health
bash -c 'exec 3<>/dev/tcp/127.0.0.1/23 && head -c 1 <&3' && say " is how a telegram begins"
say "capabilities $(grep CapEff /proc/$(property MainPID)/status | cut -f2), user $(stat -c %U /proc/$(property MainPID))"

say "== killed, and hanging"
kill -9 "$(property MainPID)"
until_is 1 property NRestarts
until_is active property ActiveState
until_is "HTTP/1.1 200 OK" page 80 /health
# Longer than the watchdog waits.
sleep 12
say "after a watch, restarts: $(property NRestarts)"
kill -STOP "$(property MainPID)"
until_is 2 property NRestarts
until_is active property ActiveState

say "== stopped"
before=$(date +%s%N)
systemctl stop $unit
took=$((($(date +%s%N) - before) / 1000000))
[ $took -lt 3000 ] && say "in less than 3 s" || say "in $took ms"
say "result $(property Result), status $(property ExecMainStatus)"

say "== with wrong settings"
echo 'interval = "never"' >>$settings
systemctl start $unit 2>/dev/null
until_is failed property ActiveState
sleep 2
say "restarts $(property NRestarts), status $(property ExecMainStatus)"
say "== end"
