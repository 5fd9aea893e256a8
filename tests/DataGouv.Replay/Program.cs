using DataGouv.Replay;

return await ReplayCommand.Create().Parse(args).InvokeAsync();
