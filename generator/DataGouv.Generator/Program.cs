using DataGouv.Generator.Documents;
using DataGouv.Generator.Overlays;
using DataGouv.Generator.Passes;
using DataGouv.Generator.Passes.Canonical;
var d = JsonFile.Read(args[0]);
if (args.Length > 2) d = Overlay.Read(args[2]).Apply(d);
foreach (IPass p in new IPass[] { new DecodeReferences(), new ResolveReferences(), new NameModels(), new UseInclusiveBounds(), new ConvertToOpenApi3(), new RemoveEmptyContent() })
    d = p.Apply(d);
JsonFile.Write(args[1], d);
