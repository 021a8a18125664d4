"""The words of the synthetic company: tables of Chinese office vocabulary and sentence patterns.

A pattern's `{name}` is replaced by a word of the table of that name. The tables are large enough
for some hundred thousand different sentences of each kind.
"""

from __future__ import annotations


def _table(words: str) -> tuple[str, ...]:
    return tuple(words.split())


TABLES: dict[str, tuple[str, ...]] = {
    "region": _table(
        "华东 华南 华北 华中 西南 西北 东北 沿海 江北 江南 城东 城西 城南 城北 临港 新区 滨江 "
        "湖畔 山前 北岸 南岸 东郊 西郊 环城 海外 东南 中原 沿江 口岸 老城"
    ),
    "function": _table(
        "采购 销售 仓储 物流 财务 人事 行政 法务 品质 生产 设备 研发 客服 市场 审计 信息 后勤 "
        "安全 计划 单证 关务 培训 接待 档案 门店 渠道 工程 环保 食堂 车队"
    ),
    "thing": _table(
        "合同 订单 报价单 发票 样品 图纸 报表 台账 单据 公函 请购单 验收单 送货单 对账单 "
        "出库单 入库单 工资表 考勤表 排班表 会议纪要 名册 印章 票据 保单 提单 装箱单 检验报告 "
        "整改单 维修单 派工单 领料单 退货单 投诉单 回访记录 客户资料 供应商资料 档案 证照 "
        "标签 宣传册 清单 预算表 借款单 报销单 用车申请 出差申请 访客记录 钥匙 工具 备件 "
        "包装材料 办公用品 问卷 课件 试卷 计划表 进度表 授权书 标书 押金单 水电账单 租约 "
        "通讯录 公告 海报"
    ),
    "verb": _table(
        "登记 核对 整理 分发 收集 汇总 审核 归档 起草 校对 编号 移交 清点 抽查 更新 跟踪 催办 "
        "复核 录入 打印 扫描 发放 回收 保管 盘点 张贴 转交 送审 备份 核算 通知 安排"
    ),
    "person": _table(
        "部门主管 值班同事 带教同事 财务同事 仓库同事 业务同事 车间班长 门卫 司机 客户代表 "
        "供应商联系人 审批人 经办人 申请人 接手人 项目负责人 质检员 出纳 库管员 分店店长"
    ),
    "time": _table(
        "每天上班后 每天下班前 每周一上午 每周五下午 每月一日 每月末 收到通知后 交接班时 "
        "午休前 开会之前 出车之前 客人到达前 货物到达时 付款之前 签收之后 盘点当天 节假日前 "
        "系统关账前 月中 季度末 当天中午前 两个工作日内 半小时内 次日上午 发现差异时 "
        "对方来电时"
    ),
    "result": _table(
        "数目一致 编号连续 页码齐全 签名清楚 日期无误 金额相符 去向写明 原件退还 经办人可查 "
        "版本统一 没有涂改 附件齐备 摆放整齐 责任到人 前后对得上 当天有回音 随时找得到 "
        "没有遗漏 单物相符 谁都看得懂"
    ),
    "trouble": _table(
        "数目对不上 缺少附件 对方催得急 签字人不在 系统打不开 日期填错 没有提前通知 原件遗失 "
        "金额超出预算 有人口头更改 两份记录不同 货物破损 联系不上对方 编号重复 超过期限 "
        "对方不肯签收 字迹看不清 规格不符 临时加急 地址写错"
    ),
    "remedy": _table(
        "先记下再请示 当面问清楚 退回补齐 报告部门主管 贴上待查标记 请经办人说明 另行登记 "
        "电话核实 暂停办理 改约时间 拍照留存 请第二个人复看 写明原因 通知下一环节 "
        "查前一天的记录 单独存放 请接手人签字 按上次的办法处理 列入当天的未办事项 等书面答复"
    ),
    "quality": _table(
        "做事细心 说话清楚 守时 记性好 手脚勤快 待人和气 遇事不慌 肯学肯问 条理分明 口风紧 "
        "账目清白 耐心 眼里有活 公正 说到做到 反应快 分得清轻重 经得起核对 乐于配合 不怕重复"
    ),
    "reason": _table(
        "下一环节要靠它 事后查得到 客户等的是准话 错一处要返工一天 钱和物都经不起含糊 "
        "口头的话容易记岔 审计会抽查 同事接手不用再问 出了差错分得清责任 公司的信用在细处 "
        "当天不办第二天就忘 对方只记得最后一次印象 资料外流追不回来 权限之外的承诺没有效力 "
        "早一步发现就少一份损失 新人也照着这份记录学"
    ),
    "place": _table(
        "前台 档案室 仓库 财务窗口 会议室 接待室 车间 码头 门店 办公区 文印室 资料柜 门卫室 "
        "食堂 停车场 样品间 培训室 配电房 收发室 二号楼 三号仓 展厅 服务台 保险柜"
    ),
    "greeting": _table(
        "您好 您好，让您久等了 早上好 下午好 您好，请讲 您好，很高兴为您服务 您好，请坐 "
        "谢谢您的来电 谢谢您跑这一趟 请您放心 您说得对 不好意思"
    ),
    "school": _table(
        "文秘 会计 物流管理 工商管理 人力资源 国际贸易 电子商务 机械 计算机应用 市场营销 法律 "
        "档案学"
    ),
    "years": _table("半年 一年 一年半 两年 两年半 三年 四年 五年"),
    "rank": _table("专员 文员 助理 主办 协调员 管理员 核算员 调度员 跟单员 督导"),
}

PATTERNS: dict[str, tuple[str, ...]] = {
    "department": ("{region}{function}部",),
    "role": ("{region}{thing}{rank}", "{function}{thing}{rank}"),
    "alias": ("{region}{function}{thing}岗", "管{place}{thing}的人", "{function}{place}{rank}"),
    "topic": ("{region}{function}的{thing}", "{place}的{thing}{verb}"),
    "purpose": (
        "让{region}{function}的{thing}有人{verb}、有据可查，{result}，因为{reason}。",
        "把{place}的{thing}管好：{time}{verb}，{result}；{reason}。",
    ),
    "title": (
        "{verb}{region}{thing}",
        "{verb}{place}的{thing}",
        "{time}{verb}{thing}",
        "{verb}并{verb}{function}{thing}",
    ),
    "text": (
        "{time}{verb}{place}的{thing}，做到{result}。{trouble}时，{remedy}。",
        "{time}把{function}{thing}{verb}一遍，{result}才算完成；{trouble}的，{remedy}。",
        "与{person}一起{verb}{region}的{thing}，{result}，**{remedy}**，不留到第二天。",
        "{thing}由{person}{verb}，本岗位在{place}{verb}；要{result}，{reason}。",
    ),
    "point": (
        "{verb}{place}的{thing}，{result}。",
        "{trouble}时，{remedy}，再告诉{person}。",
        "{time}在{place}{verb}{thing}。",
    ),
    "quality": ("{quality}，{verb}{thing}时{result}。",),
    "education": ("大专以上学历，{school}专业优先，会{verb}{function}{thing}。",),
    "experience": ("有{years}以上{function}工作经验，独立{verb}过{region}{thing}。",),
    "about": ("{verb}{thing}；{trouble}时，{remedy}。", "{time}一起{verb}{place}的{thing}。"),
    "measure": ("{region}{thing}{verb}及时率", "{place}{thing}{verb}差错率"),
    "target": ("{time}由{person}抽查{place}的{thing}，{result}；{trouble}一次扣两分。",),
    "step": ("{verb}{place}的{thing}，{remedy}", "{time}{verb}{function}{thing}，看是否{result}"),
    "check": ("{thing}{result}，{person}{verb}过。", "{place}的{thing}{result}，{reason}。"),
    "output": ("{person}签过字的{region}{thing}", "{place}{verb}过的{function}{thing}"),
    "branch": ("{function}的{thing}{trouble}", "{person}说{thing}{trouble}"),
    "trigger": ("{time}；{person}送来{region}{thing}时。", "{place}的{thing}{trouble}时。"),
    "group": ("{time}·{place}{thing}",),
    "do": ("{verb}{thing}时，{remedy}，做到{result}。", "{time}与{person}{verb}{place}的{thing}。"),
    "dont": ("{trouble}还照样{verb}{region}的{thing}。", "把{place}的{thing}交给无关的人{verb}。"),
    "reason": ("{verb}{thing}要当心：{reason}。", "{reason}，{region}的{thing}更是这样。"),
    "cue": ("{person}走到{place}：“{region}的{thing}{trouble}，怎么办？”",
            "电话里说：“{time}能{verb}{function}的{thing}吗？”"),
    "say": ("{greeting}，{region}的{thing}我马上{verb}，{time}给您回话。",
            "{greeting}，请把{thing}放在{place}，{person}会{verb}。"),
    "curt": ("{function}的{thing}不归我管，您去{place}问{person}。",
             "{thing}{trouble}？那您自己{verb}吧，{place}没有人。"),
    "term": ("指{time}要{verb}的{region}{thing}，放在{place}，由{person}经手。",),
    "left": ("只说明{region}{function}的{thing}放在{place}，没有要求。",),
}  # fmt: skip
