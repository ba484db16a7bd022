"""The parts of .ci/release.sh that want more than a shell: archives whose bytes do not depend on the day, and bills of materials.

SOURCE_DATE_EPOCH says what time it is.
"""
import base64
import datetime
import gzip
import hashlib
import json
import os
import pathlib
import shutil
import sys
import tarfile
import xml.etree.ElementTree
import zipfile

EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "946684800"))
NOW = datetime.datetime.fromtimestamp(EPOCH, datetime.timezone.utc)


def read_json(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8-sig"))


def write_json(path, value):
    pathlib.Path(path).write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def rezip(source, target):
    """Copies an archive; its entries get the time of the commit."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, NOW.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name))


def tar(folder, target):
    """Packs a folder, in order, as nobody's."""
    folder = pathlib.Path(folder)

    def plain(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = ""
        entry.mtime = EPOCH
        entry.mode = 0o755 if entry.isdir() or pathlib.PurePath(entry.name).stem == "policylint" else 0o644
        return entry

    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed, tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        archive.add(folder, folder.name, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            archive.add(path, f"{folder.name}/{path.relative_to(folder).as_posix()}", recursive=False, filter=plain)


def date(bill):
    """The tool writes the time at which it ran."""
    value = read_json(bill)
    value["metadata"]["timestamp"] = NOW.strftime("%Y-%m-%dT%H:%M:%SZ")
    write_json(bill, value)


def packages(assets):
    """Name, version and what the project takes from it, of each package of the last restore, that for a runtime if there was one."""
    target = max(assets["targets"].items(), key=lambda item: item[0].count("/"))[1]
    for name, library in target.items():
        if library["type"] == "package":
            yield *name.split("/"), [path for path in library.get("runtime", {}) if not path.endswith("/_._")]


def runtime(bill, assets, folder):
    """A native binary holds the .NET runtime: names it in the bill, and puts its notices beside the binary."""
    value, assets = read_json(bill), read_json(assets)
    caches = [pathlib.Path(path) for path in assets["packageFolders"]]
    downloads = [download for framework in assets["project"]["frameworks"].values() for download in framework.get("downloadDependencies", [])]
    for download in downloads:
        name, version = download["name"], download["version"].strip("[]").split(",")[0]
        package = next((cache / name.lower() / version for cache in caches if (cache / name.lower() / version).is_dir()), None)
        if ".NativeAOT." in name and package is not None:
            nuspec = xml.etree.ElementTree.parse(package / f"{name.lower()}.nuspec").getroot()
            text = {element.tag.split("}")[1]: element.text for element in nuspec[0]}
            purl = f"pkg:nuget/{name}@{version}"
            value["components"].append({
                "type": "library", "bom-ref": purl, "authors": [{"name": text["authors"]}], "name": name, "version": version,
                "description": text["description"], "scope": "required",
                "hashes": [{"alg": "SHA-512", "content": base64.b64decode(next(package.glob("*.nupkg.sha512")).read_text()).hex().upper()}],
                "licenses": [{"license": {"id": text["license"]}}], "copyright": text["copyright"], "purl": purl,
            })
            whole = value["metadata"]["component"]["bom-ref"]
            next(entry for entry in value["dependencies"] if entry["ref"] == whole)["dependsOn"].append(purl)
            value["dependencies"].append({"ref": purl, "dependsOn": []})
            write_json(bill, value)
        if name.lower().endswith("ilcompiler") and package is not None:
            shutil.copyfile(package / "THIRD-PARTY-NOTICES.TXT", pathlib.Path(folder) / "THIRD-PARTY-NOTICES-dotnet.txt")
    if not any(".NativeAOT." in component["name"] for component in value["components"]):
        sys.exit("the .NET runtime that the binary holds was not found")
    if not (pathlib.Path(folder) / "THIRD-PARTY-NOTICES-dotnet.txt").exists():
        sys.exit("the notices of the .NET runtime were not found")


def missing(bill, assets, notices):
    """What the bill, or the notices, should name and do not."""
    named = {component["purl"] for component in bill["components"]}
    for name, version, files in packages(assets):
        if files and f"pkg:nuget/{name}@{version}" not in named:
            yield f"the bill of materials lacks {name} {version}"
        if files and f"[{name}](" not in notices:
            yield f"THIRD-PARTY-NOTICES.md lacks {name}, which comes with the tool"


def check(bill, assets, notices):
    """Every package whose code comes along stands in the bill and in the notices; and a bill that lacks one is seen."""
    bill, assets, notices = read_json(bill), read_json(assets), pathlib.Path(notices).read_text(encoding="utf-8")
    problems = list(missing(bill, assets, notices))
    shipped = {name for name, _, files in packages(assets) if files}
    for component in bill["components"]:
        rest = [other for other in bill["components"] if other is not component]
        if component["name"] in shipped and not list(missing({**bill, "components": rest}, assets, notices)):
            problems.append(f"nobody would see that the bill lacks {component['name']}")
        if not component.get("licenses") or not component.get("hashes"):
            problems.append(f"the bill has no licence or no hash for {component['name']}")
    if not shipped:
        problems.append("the project takes no package: the restore was not read")
    if problems:
        sys.exit("\n".join(problems))
    print("the bill of materials is complete:", ", ".join(f"{c['name']} {c['version']}" for c in bill["components"]))


def sums():
    """Writes SHA256SUMS for the files of this folder, as sha256sum would."""
    files = sorted(path for path in pathlib.Path().iterdir() if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    pathlib.Path("SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


{"zip": rezip, "tar": tar, "date": date, "runtime": runtime, "check": check, "sums": sums}[sys.argv[1]](*sys.argv[2:])
