# Installs, upgrades, removes and purges; tells after each step what is there. install.sh OLD NEW
. "$(dirname "$0")/machine.sh"
cp "$1" $root/root/old.deb
cp "$2" $root/root/new.deb
settings=/etc/dsmr-gateway/dsmr-gateway.toml

step() {
  echo "== $*"
}
inside() {
  chroot $root sh -c "$1" 2>&1
}
quietly() {
  inside "$1" >$root/root/log || cat $root/root/log
}

# Where Java did not come as a package there is one all the same.
step installed
quietly "dpkg --force-depends -i /root/old.deb"
inside "dsmr-gateway --version"
inside "dsmr-gateway config check --config $settings"
inside "id -nG dsmr-gateway"
inside "stat -c '%U:%G %a %n' /etc/dsmr-gateway $settings"
inside "systemctl is-enabled dsmr-gateway"

step upgraded
inside "echo '# mine' >>$settings; mkdir /var/lib/dsmr-gateway; echo 12345678 >/var/lib/dsmr-gateway/id"
inside "systemctl disable --quiet dsmr-gateway"
quietly "dpkg --force-depends -i /root/new.deb"
inside "dpkg-query -W -f '\${Version}\n' dsmr-gateway"
inside "tail -n 1 $settings"
inside "stat -c '%U:%G %a %n' $settings"
inside "systemctl is-enabled dsmr-gateway" || true

step removed
quietly "dpkg -r dsmr-gateway"
inside "ls -d $settings /var/lib/dsmr-gateway/id /usr/bin/dsmr-gateway /usr/share/dsmr-gateway" || true

step installed again
quietly "dpkg --force-depends -i /root/new.deb"
inside "tail -n 1 $settings"

step purged
quietly "dpkg -P dsmr-gateway"
inside "find / -xdev -name '*dsmr-gateway*' -not -path '/proc/*' -newer /root/old.deb -not -path '/var/lib/dpkg/*'"
step end
