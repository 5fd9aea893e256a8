using DataGouv.Generator.Commands;

return await GeneratorCommand.Create().Parse(args).InvokeAsync();
