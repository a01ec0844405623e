# Installs and starts systemd, which starts the gateway and then what looks at it. boot.sh PACKAGE LOOK LOG
. "$(dirname "$0")/machine.sh"
cp "$1" $root/root/package.deb
cp "$2" $root/root/look.sh
mount -t sysfs sysfs $root/sys
mount -t cgroup2 cgroup2 $root/sys/fs/cgroup
touch $root/dev/console $root/root/log
mount --bind "$3" $root/root/log

# Nothing else is to start.
rm -rf $root/etc/systemd/system/*.wants
chroot $root dpkg --force-depends -i /root/package.deb >/dev/null
mkdir $root/etc/systemd/system/dsmr-gateway.service.d
# A journal is not there; a watchdog need not take minutes to show that it bites.
cat >$root/etc/systemd/system/dsmr-gateway.service.d/test.conf <<'U'
[Service]
StandardError=append:/root/gateway.log
WatchdogSec=10
RestartSec=1
U
cat >$root/etc/systemd/system/look.service <<'U'
[Service]
Type=oneshot
StandardOutput=append:/root/log
StandardError=append:/root/log
ExecStart=/bin/sh /root/look.sh
ExecStopPost=/bin/sh -c "exec systemctl poweroff --force --force >/dev/null 2>&1"
[Install]
WantedBy=multi-user.target
U
chroot $root systemctl --quiet enable look.service
chroot $root systemctl --quiet set-default multi-user.target
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin chroot $root /lib/systemd/systemd --system
